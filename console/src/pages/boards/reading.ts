import { api, got, send } from '@/api/client'
import { asProblem, problemOf } from '@/api/problem'
import type { Board, BoardRow, Escalation, RankingRule } from './model'
import { AFTER, partOfBoard, type Shown, wholeBoard } from './shown'
import type { Complaint } from './tickets'

/** The period that has not closed, in the address of the page. */
export const LIVE = 'live'

/** Boards up to so many rows are taken whole. */
const SMALL = 400
const LARGEST_PAGE = 5000
const LONGEST_LIST = 200

/** These are told in other forms, too. */
const AS_JSON = { Accept: 'application/json' }

/** Which board. */
export interface Wanted {
  ranking: string
  period: string
  revision?: number
  /** How many are rated, as far as that is known. */
  rated?: number
  end: 'first' | 'last'
}

/** The board, of a large one the listed and those behind the cut. */
export async function readShown(wanted: Wanted, signal: AbortSignal): Promise<Shown> {
  if (wanted.period === LIVE) return readLive(wanted, signal)
  // Counted from the end, what lies behind the cut cannot be asked for alone.
  if ((wanted.rated ?? 0) <= SMALL || wanted.end === 'last') return wholeBoard(await readWhole(wanted, signal), wanted.end)
  const [listed, after] = await Promise.all([
    readPage(wanted, { listed: true }, signal),
    readPage(wanted, { listed: false, limit: AFTER }, signal),
  ])
  return partOfBoard(listed, after.rows)
}

/** A board with all its rows, page by page. */
export async function readWhole(wanted: Wanted, signal: AbortSignal): Promise<Board> {
  const board = await readPage(wanted, (wanted.rated ?? 0) > LARGEST_PAGE ? { limit: LARGEST_PAGE } : {}, signal)
  const rows: BoardRow[] = [...board.rows]
  for (let cursor = board.next; cursor; ) {
    const page = await readPage({ ...wanted, revision: board.revision }, { limit: LARGEST_PAGE, cursor }, signal)
    rows.push(...page.rows)
    cursor = page.next
  }
  return { ...board, rows }
}

function readPage(
  { ranking, period, revision }: Wanted,
  part: { listed?: boolean; limit?: number; cursor?: string },
  signal: AbortSignal,
): Promise<Board> {
  const query = { ...part, ...(revision !== undefined && { revision }) }
  const path = { ranking, period }
  const call = api.GET('/api/v1/rankings/{ranking}/{period}', { params: { path, query }, headers: AS_JSON, signal })
  return got(call) as Promise<Board>
}

async function readLive({ ranking, end }: Wanted, signal: AbortSignal): Promise<Shown> {
  const query = end === 'first' ? { limit: SMALL } : {}
  const board = await got(api.GET('/api/v1/rankings/{ranking}/live', { params: { path: { ranking }, query }, signal }))
  const shown = wholeBoard(board, end)
  return board.rows.length < board.rated ? { ...shown, all: undefined } : shown
}

/** The rule under which a period was ranked, with what the rulebook says around it. */
export interface Rules {
  city?: string
  rankings: RankingRule[]
  indicators?: { id: string; name: string; unit: string; worst: number; best: number }[]
  complaints?: { channel: string; categories: { code: string; name: string; counted: boolean }[] }
}

export async function readRules(on: string | undefined, signal: AbortSignal): Promise<Rules> {
  const query = on === undefined ? {} : { on }
  try {
    return (await got(api.GET('/api/v1/rulebook', { params: { query }, headers: AS_JSON, signal }))) as unknown as Rules
  } catch (thrown) {
    // What began before the first edition is ranked under it.
    if (on === undefined || asProblem(thrown).kind !== 'gone') throw thrown
    return readRules(undefined, signal)
  }
}

/** All measures that a filter finds, up to so many pages. */
export async function readMeasures(
  filter: { rule: string; period?: string; subject?: string },
  signal: AbortSignal,
  pages = 10,
): Promise<Escalation[]> {
  const found: Escalation[] = []
  let cursor: string | undefined
  for (let page = 0; page < pages; page++) {
    const query = { ...filter, state: 'raised' as const, limit: LONGEST_LIST, ...(cursor && { cursor }) }
    const answer = await got(api.GET('/api/v1/escalations', { params: { query }, signal }))
    found.push(...answer.items)
    cursor = answer.next
    if (!cursor) break
  }
  return found
}

/** An estate's tickets between two days; undefined where there are too many to add up here. */
export async function readTickets(
  estate: string,
  from: string,
  to: string,
  signal: AbortSignal,
  pages = 10,
): Promise<Complaint[] | undefined> {
  const found: Complaint[] = []
  let cursor: string | undefined
  for (let page = 0; page < pages; page++) {
    const query = { estate, from, to, limit: LONGEST_LIST, ...(cursor && { cursor }) }
    const answer = await got(api.GET('/api/v1/complaints', { params: { query }, signal }))
    found.push(...answer.items)
    cursor = answer.next
    if (!cursor) return found
  }
  return undefined
}

const TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Saves a board as a file. The file is never opened in the page. */
export async function save(wanted: Wanted, form: keyof typeof TYPES, name: string): Promise<void> {
  const at = new URL(`/api/v1/rankings/${encodeURIComponent(wanted.ranking)}/${encodeURIComponent(wanted.period)}`, location.origin)
  if (wanted.revision !== undefined) at.searchParams.set('revision', String(wanted.revision))
  const answer = await send(new Request(at, { headers: { Accept: TYPES[form] } }))
  if (!answer.ok) throw problemOf(answer, await answer.json().catch(() => undefined))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = `${name}.${form}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
