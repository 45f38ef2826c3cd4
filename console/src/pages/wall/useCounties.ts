import { computed } from 'vue'
import { api, got } from '@/api/client'
import { useLoad } from '@/api/load'
import { allOf, LARGEST_PAGE } from '@/api/everyPage'
import { Problem } from '@/api/problem'
import type { components } from '@/api/schema'
import { countyBoard, LETTER_MEASURES, lettersByCounty, type CountyBoard, type CountyLetter } from './counties'

/** The ranking by which counties are listed each month. */
const RANKING = 'county-progress-monthly'
/** Letters of a kind: twenty years of three counties a month. */
const MOST = 800

/**
 * How the counties stand in the open month, and the letters that they had. Both stand beside the projects: where they cannot be
 * had or are not for the reader, the wall is shown without.
 */
export function useCounties() {
  const board = useLoad<CountyBoard | undefined>(async (signal) => {
    try {
      return countyBoard(
        await got(api.GET('/api/v1/rankings/{ranking}/live', { params: { path: { ranking: RANKING } }, signal })),
      )
    } catch (thrown) {
      // Before its first month, and under another rulebook, there is no such board.
      if (thrown instanceof Problem && thrown.kind === 'gone') return undefined
      throw thrown
    }
  })
  const letters = useLoad<Map<string, CountyLetter[]>>(async (signal) => {
    const all = await Promise.all(LETTER_MEASURES.map((measure) => lettersOf(measure, signal)))
    return lettersByCounty(all.flat())
  })
  return {
    board: computed(() => board.data.value),
    letters: computed(() => letters.data.value ?? new Map<string, CountyLetter[]>()),
    reload: () => Promise.all([board.reload(), letters.reload()]),
  }
}

async function lettersOf(measure: components['schemas']['Measure'], signal: AbortSignal) {
  const ask = (cursor: string | undefined) =>
    got(api.GET('/api/v1/notices', { params: { query: { measure, limit: LARGEST_PAGE, cursor } }, signal }))
  return (await allOf(ask, MOST)).items
}
