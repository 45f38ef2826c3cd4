import { computed, type Ref } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { daysOf } from '@/format/period'
import { overview, today } from '@/overview'
import type { ComplaintQuery } from './filters'
import type { ComplaintCount } from './model'

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

  const of = (counts: ComplaintCount[] | undefined, key: string) => counts?.find((it) => it.key === key)
  return {
    statistics,
    /** How many lie behind a tab, of all months. */
    behind: (tab: 'overdue' | 'appeals' | 'unattributed') => overview.value?.openComplaints?.[tab],
    statusOf: (status: string) => of(statistics.data.value?.status, status)?.registered,
    categoryCounts: computed(() => statistics.data.value?.category ?? []),
    /** Of the period, those that are neither resolved nor written off. */
    open: computed(() => {
      const counts = statistics.data.value?.status
      return counts && (of(counts, 'registered')?.registered ?? 0) + (of(counts, 'dispatched')?.registered ?? 0)
    }),
    registered: computed(() => statistics.data.value?.status.reduce((sum, it) => sum + it.registered, 0)),
    counted: computed(() => statistics.data.value?.status.reduce((sum, it) => sum + it.counted, 0)),
    /** Whether the numbers are those of a month and of all that the reader sees. */
    ofMonth: computed(() => {
      const { from, to, county, street } = query.value
      return [from, to, county, street].every((it) => it === undefined)
    }),
    month: computed(() => query.value.month ?? today.value.slice(0, 7)),
    reload: statistics.reload,
  }
}

export type Numbers = ReturnType<typeof useNumbers>
