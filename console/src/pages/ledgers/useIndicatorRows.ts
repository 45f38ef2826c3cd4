import { computed, reactive, type Ref, watch, type WatchSource } from 'vue'
import { api } from '@/api/client'
import { useLoad } from '@/api/load'
import { asProblem, type Problem } from '@/api/problem'
import { AS_NEW, readOf, type Rests } from '@/api/record'
import { textOf } from '@/text'
import { became } from '@/text/became'
import { meant, type ReportedIndicator, shown } from './indicators'

type Values = Record<string, number>

/** Calls at a time. */
const AT_ONCE = 6

export interface Row {
  code: string
  name: string
  /** What has been reported; undefined where it could not be fetched. */
  reported?: Values
  /** On what a report rests: on the one that was read, or on there being none. */
  rests: Rests
  failed?: string
}
interface NamedBody {
  code: string
  name: string
}

/** What bodies have reported for a period, and what is being filled in, a body a row. */
export function useIndicatorRows(
  bodies: (signal: AbortSignal) => Promise<NamedBody[]>,
  indicators: Ref<ReportedIndicator[]>,
  period: Ref<string | undefined>,
  sources: WatchSource[],
) {
  async function read({ code, name }: NamedBody, signal?: AbortSignal): Promise<Row> {
    try {
      const params = { path: { code, period: period.value! } }
      const { it, rests } = await readOf(api.GET('/api/v1/indicators/{code}/{period}', { params, signal }))
      return { code, name, reported: it, rests }
    } catch (thrown) {
      const problem = asProblem(thrown)
      const isNone = problem.kind === 'gone'
      return { code, name, rests: AS_NEW, ...(isNone ? { reported: {} } : { failed: problem.whole }) }
    }
  }

  const load = useLoad<Row[]>(
    async (signal) => {
      if (!period.value) return []
      const all = await bodies(signal)
      const rows: Row[] = []
      for (let at = 0; at < all.length && !signal.aborted; at += AT_ONCE)
        rows.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map((it) => read(it, signal)))))
      return rows
    },
    [period, ...sources],
  )
  const rows = computed(() => load.data.value ?? [])

  /** What stands in the fields, by body and indicator. */
  const typed = reactive<Record<string, Record<string, string>>>({})
  const faults = reactive<Record<string, Record<string, string>>>({})
  const state = reactive<Record<string, 'working' | 'saved' | undefined>>({})

  const told = (row: Row, { id, ratio }: ReportedIndicator) => shown(row.reported?.[id], ratio)
  function fill(row: Row) {
    typed[row.code] = Object.fromEntries(indicators.value.map((it) => [it.id, told(row, it)]))
    faults[row.code] = {}
    state[row.code] = undefined
  }
  watch(load.at, () => rows.value.forEach(fill))

  /** One row as it is by now; what is typed in the others stays. */
  function replace(row: Row) {
    load.data.value = rows.value.map((it) => (it.code === row.code ? row : it))
  }

  /** What has come of a row goes into it as far as nobody has typed on. */
  function settle(row: Row, sent: Record<string, string>) {
    replace(row)
    const cells = (typed[row.code] ??= {})
    for (const it of indicators.value) if (cells[it.id] === sent[it.id]) cells[it.id] = told(row, it)
  }

  async function save(row: Row) {
    if (!period.value || state[row.code] === 'working') return
    const sent = { ...typed[row.code] }
    state[row.code] = 'working'
    faults[row.code] = {}
    const body: Values = {}
    for (const it of indicators.value) {
      const value = meant(typed[row.code]?.[it.id] ?? '', it.ratio)
      if (value !== undefined) body[it.id] = value
    }
    try {
      const params = { path: { code: row.code, period: period.value }, header: row.rests }
      const { it, rests } = await readOf(api.PUT('/api/v1/indicators/{code}/{period}', { params, body }))
      if (!rows.value.includes(row)) return
      settle({ ...row, reported: it, rests }, sent)
      state[row.code] = 'saved'
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (!rows.value.includes(row)) return
      const said = problem.status === 412 ? await takenOver(row) : faultsOf(problem)
      if (said === undefined) return
      state[row.code] = undefined
      faults[row.code] = said
    }
  }

  /** Somebody was first: what the reader left alone is now as the other has filled it in. */
  async function takenOver(row: Row): Promise<Record<string, string> | undefined> {
    const now = await read(row)
    if (!rows.value.includes(row)) return undefined
    if (now.failed !== undefined) return { '': now.failed }
    const since: string[] = []
    for (const it of indicators.value) {
      const [before, after] = [told(row, it), told(now, it)]
      if (before === after) continue
      since.push(became(it.name, before, after))
      if (typed[row.code]?.[it.id] === before) typed[row.code]![it.id] = after
    }
    replace(now)
    return { '': textOf('ledgers').indicators.first(since) }
  }

  return { load, rows, typed, faults, state, save }
}

function faultsOf(problem: Problem): Record<string, string> {
  if (problem.errors.length === 0) return { '': problem.whole }
  return Object.fromEntries(problem.errors.map((it) => [it.pointer.slice(1), it.detail]))
}
