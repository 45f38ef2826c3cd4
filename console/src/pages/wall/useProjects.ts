import { onScopeDispose, ref, shallowRef, watch, type WatchSource } from 'vue'
import { api, got } from '@/api/client'
import { eachPage, LARGEST_PAGE } from '@/api/everyPage'
import { asProblem, type Problem } from '@/api/problem'
import type { ProjectSummary } from './model'

/** Beyond it the reader is asked to choose; a browser would hold more, but nobody reads it. */
const MOST = 5000

export interface Scope {
  county?: string
  kind?: ProjectSummary['kind']
  year?: number
}

/**
 * All projects that the reader may see, page by page. What has come is shown at once; numbers are told when all have. Where
 * there are too many, the scope is asked of the system, else it is left to the page, which then answers without a call.
 */
export function useProjects(scope: () => Scope, sources: WatchSource) {
  const projects = shallowRef<ProjectSummary[]>([])
  const problem = shallowRef<Problem>()
  const loading = ref(false)
  /** Whether `projects` are all of them. */
  const complete = ref(false)
  /** Whether there are more than can be fetched. */
  const cut = ref(false)
  const at = ref<Date>()
  let running: AbortController | undefined

  async function reload() {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    const quiet = complete.value
    const come: ProjectSummary[] = []
    try {
      const within = cut.value ? scope() : {}
      const more = await eachPage(
        (cursor) =>
          got(
            api.GET('/api/v1/projects', {
              params: { query: { ...within, limit: LARGEST_PAGE, cursor } },
              signal: mine.signal,
            }),
          ),
        (items) => {
          come.push(...items)
          if (!quiet && !mine.signal.aborted) projects.value = come.slice()
        },
        MOST,
      )
      if (mine.signal.aborted) return
      projects.value = come
      cut.value = more || cut.value
      complete.value = !more
      problem.value = undefined
      at.value = new Date()
    } catch (thrown) {
      if (!mine.signal.aborted) problem.value = asProblem(thrown)
    } finally {
      if (running === mine) loading.value = false
    }
  }

  watch(sources, () => {
    if (!cut.value) return
    complete.value = false
    projects.value = []
    void reload()
  })
  onScopeDispose(() => running?.abort())
  void reload()
  return { projects, problem, loading, complete, cut, at, reload }
}
