import { computed, shallowRef, type WatchSource } from 'vue'
import { asProblem } from './problem'
import { useLoad } from './load'

interface Page<T> {
  items: T[]
  next?: string
}

/** A list that comes a page at a time; `more` appends the next one. */
export function usePages<T>(page: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>, sources: WatchSource[] = []) {
  const load = useLoad((signal) => page(undefined, signal), sources)
  const fetching = shallowRef(false)

  async function more() {
    const before = load.data.value
    if (!before?.next || fetching.value) return
    fetching.value = true
    try {
      const next = await page(before.next, new AbortController().signal)
      // Whatever was loaded anew meanwhile is not mixed with what followed the old.
      if (load.data.value === before) load.data.value = { items: [...before.items, ...next.items], next: next.next }
    } catch (thrown) {
      load.problem.value = asProblem(thrown)
    } finally {
      fetching.value = false
    }
  }

  return {
    ...load,
    items: computed(() => load.data.value?.items ?? []),
    hasMore: computed(() => load.data.value?.next !== undefined),
    fetching,
    more,
  }
}
