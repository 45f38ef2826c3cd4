import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import type { components } from '@/api/schema'

export type Body = components['schemas']['Body']

const PAGE = 200
/** A city has some two hundred streets. */
const MOST = 2000

/** The counties or the streets that the reader may see. */
export async function bodiesOf(level: 'county' | 'street', signal: AbortSignal): Promise<Body[]> {
  const bodies: Body[] = []
  let cursor: string | undefined
  do {
    const page = await got(api.GET('/api/v1/bodies', { params: { query: { level, limit: PAGE, cursor } }, signal }))
    bodies.push(...page.items)
    cursor = page.next
  } while (cursor && bodies.length < MOST)
  return bodies
}

/** Names of counties and streets by their codes, for lists that know codes only. */
export function useBodyNames(): (code: string) => string {
  const names = useLoad(async (signal) => {
    const all = await Promise.all([bodiesOf('county', signal), bodiesOf('street', signal)])
    return new Map(all.flat().map((body) => [body.code, body.name]))
  })
  return (code) => names.data.value?.get(code) ?? code
}
