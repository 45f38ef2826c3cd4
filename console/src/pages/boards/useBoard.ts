import { computed, type Ref } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { refreshOn } from '@/stream'
import { bySubject } from './measures'
import { closingMonth, firstDay } from './period'
import { LIVE, readMeasures, readRules, readShown, type Wanted } from './reading'
import type { Shown } from './shown'

type Asked = Ref<string | undefined>

/** The board that an address asks for, or the newest of the first ranking, with its rules and what followed from it. */
export function useBoard(asked: { ranking: Asked; period: Asked; revision: Asked }) {
  const rankings = useLoad((signal) => got(api.GET('/api/v1/rankings', { signal })))
  const ranking = computed(() => {
    const items = rankings.data.value?.items ?? []
    return items.find((each) => each.id === asked.ranking.value) ?? items[0]
  })

  const heads = useLoad(async (signal) => {
    if (!ranking.value) return undefined
    const path = { ranking: ranking.value.id }
    return (await got(api.GET('/api/v1/rankings/{ranking}', { params: { path, query: { limit: 120 } }, signal }))).items
  }, [() => ranking.value?.id])

  /** The periods that can be looked at, the newest first. */
  const periods = computed(() => [
    ...(ranking.value?.live ? [LIVE] : []),
    ...(heads.data.value ?? []).map((each) => each.period),
  ])
  const period = computed(() => {
    const wish = asked.period.value
    if (wish && (periods.value.includes(wish) || heads.data.value === undefined)) return wish
    return heads.data.value?.[0]?.period ?? (heads.data.value && ranking.value?.live ? LIVE : undefined)
  })
  const head = computed(() => heads.data.value?.find((each) => each.period === period.value))
  const revision = computed(() => {
    const wish = Number(asked.revision.value)
    return head.value?.revisions.some((each) => each.revision === wish) ? wish : undefined
  })
  const realPeriod = computed(() => (period.value === LIVE ? ranking.value?.openPeriod : period.value))

  const rules = useLoad(
    async (signal) => readRules(realPeriod.value && firstDay(realPeriod.value), signal),
    [realPeriod],
  )
  const rule = computed(() => rules.data.value?.rankings.find((each) => each.id === ranking.value?.id))
  const end = computed(() => rule.value?.listed.end ?? 'first')

  const wanted = computed<Wanted | undefined>(() =>
    ranking.value && period.value && rules.data.value
      ? { ranking: ranking.value.id, period: period.value, revision: revision.value, rated: head.value?.rated, end: end.value }
      : undefined,
  )
  const wantedKey = computed(() => (wanted.value ? JSON.stringify(wanted.value) : ''))
  const board = useLoad(
    async (signal): Promise<Shown | undefined> => (wanted.value ? readShown(wanted.value, signal) : undefined),
    [wantedKey],
  )
  refreshOn(['duban.ranking.'], () => Promise.all([heads.reload(), board.reload()]))

  /** Measures follow from the latest revision alone; of what has been superseded none are told. */
  const current = computed(() => revision.value === undefined || revision.value === head.value?.revision)
  const raised = useLoad(
    async (signal) =>
      wanted.value && wanted.value.period !== LIVE
        ? readMeasures({ rule: wanted.value.ranking, period: wanted.value.period }, signal)
        : undefined,
    [wantedKey],
  )
  refreshOn(['duban.escalation.'], raised.reload)
  const measures = computed(() => (raised.data.value && current.value ? bySubject(raised.data.value) : undefined))

  const month = useLoad(async (signal) => {
    if (!realPeriod.value) return undefined
    const path = { month: closingMonth(realPeriod.value) }
    return got(api.GET('/api/v1/months/{month}', { params: { path }, signal }))
  }, [realPeriod])

  return { rankings, ranking, heads, periods, period, head, revision, realPeriod, rules, rule, end, wanted, wantedKey, board, current, raised, measures, month }
}
