import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { asProblem } from '@/api/problem'
import type { Complaint, ComplaintEntry } from './model'

/** The call that an act makes on a ticket. */
export type ComplaintCall = (ticketNo: string) => Promise<{ data?: Complaint; error?: unknown; response: Response }>

/**
 * One complaint, its whole record where it is asked for, and the acts on it.
 *
 * @param whenDone called after an act; the part that did it may be gone by then
 */
export function useComplaint(ticketNo: Ref<string | undefined>, whenDone: () => void) {
  const clash = shallowRef<string>()
  const said = ref('')
  const earlier = shallowRef<ComplaintEntry[]>([])

  const load = useLoad(
    async (signal) =>
      ticketNo.value === undefined
        ? undefined
        : got(api.GET('/api/v1/complaints/{ticketNo}', { params: { path: { ticketNo: ticketNo.value } }, signal })),
    [ticketNo],
  )
  watch(ticketNo, () => {
    clash.value = undefined
    said.value = ''
    earlier.value = []
  })
  // Single complaints are not on the stream: it is read again when somebody comes back to it.
  const seen = () => document.visibilityState === 'visible' && void load.reload()
  document.addEventListener('visibilitychange', seen)
  onScopeDispose(() => document.removeEventListener('visibilitychange', seen))

  /** @param wanted what the button says */
  async function act(wanted: string, call: ComplaintCall, done: string): Promise<Complaint> {
    if (ticketNo.value === undefined) throw new Error('no complaint is open')
    clash.value = undefined
    said.value = ''
    try {
      const after = await got(call(ticketNo.value))
      load.data.value = after
      said.value = done
      whenDone()
      void load.reload()
      return after
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.kind === 'first') {
        await load.reload()
        clash.value = wanted
      }
      throw problem
    }
  }

  /** The entries that the complaint itself no longer holds, oldest first. */
  async function loadEarlier() {
    if (ticketNo.value === undefined) return
    const all: ComplaintEntry[] = []
    let cursor: string | undefined
    do {
      const page = await got(
        api.GET('/api/v1/complaints/{ticketNo}/history', {
          params: { path: { ticketNo: ticketNo.value }, query: { limit: 200, cursor } },
        }),
      )
      all.push(...page.items)
      cursor = page.next
    } while (cursor !== undefined && all.length < 1000)
    earlier.value = all
  }

  return { ...load, clash, said, earlier, act, loadEarlier }
}

export type OpenComplaint = ReturnType<typeof useComplaint>
