import { computed, type Ref } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { daysOf } from '@/format/period'
import { count } from '@/format/number'
import { overview, today } from '@/overview'
import { may } from '@/session'
import type { ComplaintQuery } from './filters'
import type { ComplaintCount } from './model'

/** Complaints of a tab that are looked at for its number. */
const COUNTED_TO = 50

export interface Count {
  known: number
  more: boolean
}

export function wordOf(of: Count | undefined): string {
  if (of === undefined) return '–'
  return of.more ? `${count(of.known)}+` : count(of.known)
}

/** What the system has counted stands for what was not looked at one by one. */
export function exactly(of: Count, counted: number | undefined): Count {
  return of.more && counted !== undefined && counted > of.known ? { known: counted, more: false } : of
}

/** The numbers of the tabs, and of the open month by status and category. */
export function useNumbers(query: Ref<ComplaintQuery>) {
  const asked = computed(() => {
    const { from, to, month, county, street } = query.value
    const days = month === undefined ? undefined : daysOf(month)
    return { from: from ?? days?.from, to: to ?? days?.to, county, street }
  })
  const statistics = useLoad(
    async (signal) => {
      const counts = (by: 'status' | 'category') =>
        got(api.GET('/api/v1/statistics/complaints', { params: { query: { by, ...asked.value } }, signal }))
      const [status, category] = await Promise.all([counts('status'), counts('category')])
      return { status: status.items, category: category.items }
    },
    [() => JSON.stringify(asked.value)],
  )

  const tabs = useLoad(async (signal) => {
    const page = { limit: COUNTED_TO }
    const countOf = ({ items, next }: { items: unknown[]; next?: string }): Count => ({
      known: items.length,
      more: next !== undefined,
    })
    const list = async (narrowed: { overdue?: boolean; appeal?: 'open' }) =>
      countOf(await got(api.GET('/api/v1/complaints', { params: { query: { ...page, ...narrowed } }, signal })))
    const [overdue, appeals, unattributed] = await Promise.all([
      list({ overdue: true }),
      list({ appeal: 'open' }),
      may('attributeComplaint')
        ? got(api.GET('/api/v1/complaints/unattributed', { params: { query: page }, signal })).then(countOf)
        : undefined,
    ])
    return { overdue, appeals, unattributed }
  })

  const of = (counts: ComplaintCount[] | undefined, key: string) => counts?.find((it) => it.key === key)
  return {
    statistics,
    /** How many lie behind a tab; of what is overdue all, as the overview counts them. */
    behind: (tab: 'overdue' | 'appeals' | 'unattributed') => {
      const known = tabs.data.value?.[tab]
      const counted = overview.value?.waiting.overdueByKind.workOrder
      return known && tab === 'overdue' ? exactly(known, counted) : known
    },
    statusOf: (status: string) => of(statistics.data.value?.status, status)?.registered,
    categoryCounts: computed(() => statistics.data.value?.category ?? []),
    /** Of the period, those that are neither resolved nor written off. */
    open: computed(() => {
      const counts = statistics.data.value?.status
      return counts && (of(counts, 'registered')?.registered ?? 0) + (of(counts, 'dispatched')?.registered ?? 0)
    }),
    registered: computed(() => statistics.data.value?.status.reduce((sum, it) => sum + it.registered, 0)),
    counted: computed(() => statistics.data.value?.status.reduce((sum, it) => sum + it.counted, 0)),
    month: computed(() => query.value.month ?? today.value.slice(0, 7)),
    reload: () => Promise.all([statistics.reload(), tabs.reload()]),
  }
}

export type Numbers = ReturnType<typeof useNumbers>
