import { api, got } from '@/api/client'
import type { components } from '@/api/schema'
import type { Fortnight } from './fortnights'

/** The fortnight that is open, as the system counts; none where no project is active. */
export async function openFortnight(signal: AbortSignal): Promise<Fortnight | undefined> {
  const page = await got(api.GET('/api/v1/reviews', { params: { query: { limit: 1 } }, signal }))
  return (page as components['schemas']['ReviewRowPage']).items[0]
}
