import { ref, shallowRef, type Ref } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { asProblem, type Problem } from '@/api/problem'
import { askedOf, type ComplaintQuery } from './filters'
import type { Complaint } from './model'

const PAGE = 50

interface Page {
  items: Complaint[]
  next?: string
}

function read(query: ComplaintQuery, signal?: AbortSignal, cursor?: string): Promise<Page> {
  if (query.view === 'unattributed') {
    return got(api.GET('/api/v1/complaints/unattributed', { params: { query: { limit: PAGE, cursor } }, signal }))
  }
  const asked = { ...askedOf(query), limit: PAGE, cursor } as never
  return got(api.GET('/api/v1/complaints', { params: { query: asked }, signal }))
}

/** The list under a tab and its filters, a page at a time. */
export function useComplaints(query: Ref<ComplaintQuery>) {
  const load = useLoad((signal) => read(query.value, signal), [() => JSON.stringify(query.value)])
  const more = ref(false)
  const moreProblem = shallowRef<Problem>()

  async function loadMore() {
    const page = load.data.value
    if (page?.next === undefined || more.value) return
    more.value = true
    moreProblem.value = undefined
    try {
      const next = await read(query.value, undefined, page.next)
      if (load.data.value === page) load.data.value = { items: [...page.items, ...next.items], next: next.next }
    } catch (thrown) {
      moreProblem.value = asProblem(thrown)
    } finally {
      more.value = false
    }
  }

  return { ...load, more, moreProblem, loadMore }
}

export type Listed = ReturnType<typeof useComplaints>
