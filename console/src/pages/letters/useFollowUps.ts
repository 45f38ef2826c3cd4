import { computed } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { refreshOn } from '@/stream'
import type { Count } from './tabs'

const PAGE = 100

/** The follow-ups that wait for the reader, what is due first before the others. */
export function useFollowUps() {
  const load = useLoad((signal) =>
    got(api.GET('/api/v1/work', { params: { query: { kind: 'followUp', limit: PAGE } }, signal })),
  )
  refreshOn(['duban.notice.'], load.reload)
  const items = computed(() => load.data.value?.items ?? [])
  const count = computed((): Count | undefined =>
    load.data.value && { known: items.value.length, more: load.data.value.next !== undefined },
  )
  return { ...load, items, count }
}

export type FollowUps = ReturnType<typeof useFollowUps>
