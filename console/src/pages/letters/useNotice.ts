import { ref, shallowRef, watch, type Ref } from 'vue'
import { api, got, whole } from '@/api/client'
import { useLoad } from '@/api/load'
import { asProblem } from '@/api/problem'
import { refreshOn } from '@/stream'
import type { Notice } from './model'

/** The call that an act makes; `headers` carry the version that was read. */
export type NoticeCall = (id: string, headers: Record<string, string>) => Promise<{ data?: Notice; error?: unknown; response: Response }>

/** Somebody was first: what was wanted, and nothing was done. */
export interface Clash {
  wanted: string
}

/** A strong tag is repeated with a write, so that one that was overtaken is refused. */
function versionOf(headers: Headers): Record<string, string> {
  const tag = headers.get('ETag')
  return tag === null || tag.startsWith('W/') ? {} : { 'If-Match': tag }
}

/** One letter, and the acts on it. */
export function useNotice(id: Ref<string | undefined>) {
  const clash = shallowRef<Clash>()
  /** What was done last; the part that did it may be gone by then. */
  const said = ref('')
  let version: Record<string, string> = {}

  const load = useLoad(
    async (signal) => {
      if (id.value === undefined) return undefined
      const { data, headers } = await whole(
        api.GET('/api/v1/notices/{id}', { params: { path: { id: id.value } }, signal }),
      )
      version = versionOf(headers)
      return data
    },
    [id],
  )
  refreshOn(['duban.notice.'], load.reload)
  watch(id, () => {
    clash.value = undefined
    said.value = ''
  })

  /**
   * Does it and shows the letter as it then is.
   *
   * @param wanted what the button says
   * @param done what is said when it is done
   */
  async function act(wanted: string, call: NoticeCall, done: (after: Notice) => string): Promise<Notice> {
    if (id.value === undefined) throw new Error('no letter is open')
    clash.value = undefined
    said.value = ''
    try {
      const after = await got(call(id.value, version))
      version = {}
      load.data.value = after
      said.value = done(after)
      void load.reload()
      return after
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.kind === 'first') {
        await load.reload()
        clash.value = { wanted }
      }
      throw problem
    }
  }

  return { ...load, clash, said, act }
}

export type OpenNotice = ReturnType<typeof useNotice>
