import { api, got } from './client'
import { allOf, LARGEST_PAGE } from './everyPage'
import { useLoad } from './load'
import type { components } from './schema'

export type Body = components['schemas']['Body']

/** A city has some two hundred streets. */
const MOST = 2000

/** The counties or the streets that the reader may see. */
export async function bodiesOf(level: 'county' | 'street', signal: AbortSignal): Promise<Body[]> {
  const { items } = await allOf(
    (cursor) =>
      got(api.GET('/api/v1/bodies', { params: { query: { level, limit: LARGEST_PAGE, cursor } }, signal })),
    MOST,
  )
  return items
}

/** Names of counties and streets by their codes, for lists that know codes only. */
export function useBodyNames(): (code: string) => string {
  const names = useLoad(async (signal) => {
    const all = await Promise.all([bodiesOf('county', signal), bodiesOf('street', signal)])
    return new Map(all.flat().map((body) => [body.code, body.name]))
  })
  return (code) => names.data.value?.get(code) ?? code
}
