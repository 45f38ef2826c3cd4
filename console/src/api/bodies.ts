import { computed } from 'vue'
import { api, got } from './client'
import { allOf, LARGEST_PAGE } from './everyPage'
import { useLoad } from './load'
import type { components } from './schema'

export type Body = components['schemas']['Body']
export type BodyLevel = components['schemas']['BodyLevel']

/** A city has some two hundred streets. */
const MOST = 2000

/** The bodies of a level that the reader may see. */
export async function bodiesOf(level: BodyLevel, signal: AbortSignal): Promise<Body[]> {
  const { items } = await allOf(
    (cursor) =>
      got(api.GET('/api/v1/bodies', { params: { query: { level, limit: LARGEST_PAGE, cursor } }, signal })),
    MOST,
  )
  return items
}

/** The counties and the streets, and the name of each by its code, for lists that know codes only. */
export function useBodies() {
  const load = useLoad((signal) => Promise.all([bodiesOf('county', signal), bodiesOf('street', signal)]))
  const counties = computed(() => load.data.value?.[0] ?? [])
  const streets = computed(() => load.data.value?.[1] ?? [])
  const names = computed(() => new Map([...counties.value, ...streets.value].map((body) => [body.code, body.name])))
  const nameOf = (code: string): string => names.value.get(code) ?? code
  return { counties, streets, nameOf, problem: load.problem, reload: load.reload }
}

export const useBodyNames = (): ((code: string) => string) => useBodies().nameOf
