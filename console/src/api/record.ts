import { ref, shallowRef, watch, type Ref } from 'vue'
import { asking } from '@/parts/asking'
import { tellElsewhere } from '@/parts/elsewhere'
import { textOf } from '@/text'
import { got, whole } from './client'
import { useLoad } from './load'
import { asProblem } from './problem'

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>

/** The call that an act makes; `headers` carry the version that was seen. */
export type RecordCall<T> = (id: string, headers: Record<string, string>) => Answer<T>

/** Somebody was first: what was wanted and written, of which nothing was done, and what its reader had seen. */
export interface Clash<T> {
  wanted: string
  written: string
  seen: T
}

/** A write that repeats the tag of what was read is refused when it was overtaken. */
export function restingOn(version: number): Record<string, string> {
  return { 'If-Match': `"${version}"` }
}

/** Headers that say on what a write rests: on what was read, or on there being nothing yet. */
export interface Rests {
  'If-Match'?: string
  'If-None-Match'?: '*'
}

/** A write of what is to be new is refused where there is another already. */
export const AS_NEW: Rests = { 'If-None-Match': '*' }

/** What was read, and how a write rests on it. */
export interface Read<T> {
  it: T
  rests: Rests
}

export async function readOf<T>(call: Answer<T>): Promise<Read<NonNullable<T>>> {
  const { data, headers } = await whole(call)
  const tag = headers.get('ETag')
  return { it: data, rests: tag ? { 'If-Match': tag } : {} }
}

/**
 * One record that others change as well, and the acts on it, each of which rests on what its reader saw. What
 * becomes of an act whose reader has gone on to another record is told there and touches that one in nothing.
 *
 * @param called what people call the record
 * @param whenDone called after an act; the part that did it may be gone by then
 */
export function useRecord<T extends { version: number }>(
  id: Ref<string | undefined>,
  read: (id: string, signal: AbortSignal) => Answer<T>,
  called: (it: T) => string,
  whenDone: () => void = () => {},
) {
  const clash = shallowRef<Clash<T>>()
  /** What was done last; the part that did it may be gone by then. */
  const said = ref('')
  let late = false

  const load = useLoad(async (signal) => (id.value === undefined ? undefined : got(read(id.value, signal))), [id])
  watch(id, () => {
    clash.value = undefined
    said.value = ''
  })

  /** Reads it again, though not under a dialog: what is done there rests on what was seen. */
  function refresh() {
    late = asking.value > 0
    if (!late) void load.reload()
  }
  watch(asking, () => late && refresh())

  /** Does what concerns it, unless somebody was first, which is then told with what has been done since. */
  async function attempt<R>(wanted: string, call: RecordCall<R>, written = ''): Promise<NonNullable<R>> {
    const [of, seen] = [id.value, load.data.value]
    if (of === undefined || seen === undefined) throw new Error('nothing is open')
    clash.value = undefined
    said.value = ''
    try {
      return (await whole(call(of, restingOn(seen.version)))).data
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (id.value !== of) {
        const { elsewhere, notDone } = textOf('words')
        tellElsewhere({ text: elsewhere(called(seen), wanted, notDone(problem.whole, written)), failed: true })
      } else if (problem.kind === 'first') {
        await load.reload()
        if (id.value === of) clash.value = { wanted, written, seen }
      }
      throw problem
    }
  }

  /**
   * The same of an act that answers with the record as it then is.
   *
   * @param wanted what the button says
   * @param done what is said when it is done
   * @param written what the reader wrote; it is not lost where nothing was done
   */
  async function act(wanted: string, call: RecordCall<T>, done: (after: T) => string, written = ''): Promise<T> {
    const of = id.value
    const after = await attempt(wanted, call, written)
    if (id.value === of) {
      load.data.value = after
      said.value = done(after)
      void load.reload()
    } else {
      tellElsewhere({ text: textOf('words').elsewhere(called(after), wanted, done(after)), failed: false })
    }
    whenDone()
    return after
  }

  return { ...load, clash, said, refresh, attempt, act }
}
