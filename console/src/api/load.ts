import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef, watch, type WatchSource } from 'vue'
import { asProblem, type Problem } from './problem'

export interface Load<T> {
  /** The last answer; it stays when the next cannot be had. */
  data: ShallowRef<T | undefined>
  problem: ShallowRef<Problem | undefined>
  loading: Ref<boolean>
  /** When `data` came. */
  at: Ref<Date | undefined>
  reload: () => Promise<void>
}

/**
 * Loads now and whenever a source changes; an answer that a later question overtook is dropped, and so is
 * everything once the component is gone.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, sources: WatchSource[] = []): Load<T> {
  const data = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const loading = ref(false)
  const at = ref<Date>()
  let running: AbortController | undefined

  async function reload() {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      const answer = await load(mine.signal)
      if (mine.signal.aborted) return
      data.value = answer
      at.value = new Date()
      problem.value = undefined
    } catch (thrown) {
      if (mine.signal.aborted) return
      problem.value = asProblem(thrown)
    } finally {
      if (running === mine) loading.value = false
    }
  }

  if (sources.length > 0)
    watch(sources, () => {
      // What was found for another question is not shown for this one.
      data.value = undefined
      void reload()
    })
  onScopeDispose(() => running?.abort())
  void reload()
  return { data, problem, loading, at, reload }
}
