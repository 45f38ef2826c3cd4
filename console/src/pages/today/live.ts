import { api, got } from '@/api/client'
import type { components } from '@/api/schema'

/** Rows that a home page asks for: those listed and some behind; more where the cut is not among them for ties. */
const ROWS = 60
const MOST_ROWS = 200

export interface Live {
  board: components['schemas']['LiveBoard']
  title: string
}

/** The provisional board of estates; undefined where the rulebook ranks none by the month. */
export async function estatesLive(signal: AbortSignal): Promise<Live | undefined> {
  const rankings = await got(api.GET('/api/v1/rankings', { signal }))
  const ranking = rankings.items.find((it) => it.subject === 'estate' && it.live)
  if (!ranking) return undefined
  const read = (limit: number) =>
    got(api.GET('/api/v1/rankings/{ranking}/live', { params: { path: { ranking: ranking.id }, query: { limit } }, signal }))
  const board = await read(ROWS)
  const isCut = board.rows.length < board.rated && board.rows.at(-1)?.listed
  return { board: isCut ? await read(MOST_ROWS) : board, title: ranking.title }
}
