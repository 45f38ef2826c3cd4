import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { api, got } from '@/api/client'
import { useRecord } from '@/api/record'
import type { ComplaintEntry } from './model'

/**
 * One complaint, its whole record where it is asked for, and the acts on it.
 *
 * @param whenDone called after an act; the part that did it may be gone by then
 */
export function useComplaint(ticketNo: Ref<string | undefined>, whenDone: () => void) {
  const earlier = shallowRef<ComplaintEntry[]>([])

  const record = useRecord(
    ticketNo,
    (ticketNo, signal) => api.GET('/api/v1/complaints/{ticketNo}', { params: { path: { ticketNo } }, signal }),
    (it) => `${it.ticketNo} ${it.title}`,
    whenDone,
  )
  watch(ticketNo, () => (earlier.value = []))
  // Single complaints are not on the stream: it is read again when somebody comes back to it.
  const seen = () => document.visibilityState === 'visible' && record.refresh()
  document.addEventListener('visibilitychange', seen)
  onScopeDispose(() => document.removeEventListener('visibilitychange', seen))

  /** The entries that the complaint itself no longer holds, oldest first. */
  async function loadEarlier() {
    const of = ticketNo.value
    if (of === undefined) return
    const all: ComplaintEntry[] = []
    let cursor: string | undefined
    do {
      const page = await got(
        api.GET('/api/v1/complaints/{ticketNo}/history', {
          params: { path: { ticketNo: of }, query: { limit: 200, cursor } },
        }),
      )
      all.push(...page.items)
      cursor = page.next
    } while (cursor !== undefined && all.length < 1000)
    if (ticketNo.value === of) earlier.value = all
  }

  return { ...record, earlier, loadEarlier }
}

export type OpenComplaint = ReturnType<typeof useComplaint>
