import { api, got } from '@/api/client'
import type { components } from '@/api/schema'

/** Rows that a home page asks for: those listed, ties included, and some behind. */
const ROWS = 200

export interface Live {
  board: components['schemas']['LiveBoard']
  title: string
}

/** The provisional board of estates; undefined where the rulebook ranks none by the month. */
export async function estatesLive(signal: AbortSignal): Promise<Live | undefined> {
  const rankings = await got(api.GET('/api/v1/rankings', { signal }))
  const ranking = rankings.items.find((it) => it.subject === 'estate' && it.live)
  if (!ranking) return undefined
  const params = { path: { ranking: ranking.id }, query: { limit: ROWS } }
  return { board: await got(api.GET('/api/v1/rankings/{ranking}/live', { params, signal })), title: ranking.title }
}
