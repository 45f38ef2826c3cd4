import { computed } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { waitingOf } from '@/overview'
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
  const count = computed((): Count | undefined => {
    if (load.data.value?.next === undefined) return load.data.value && { known: items.value.length, more: false }
    const counted = waitingOf('followUp')
    return counted === undefined ? { known: items.value.length, more: true } : { known: counted, more: false }
  })
  return { ...load, items, count }
}

export type FollowUps = ReturnType<typeof useFollowUps>
