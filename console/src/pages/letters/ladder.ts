import type { BoardRow } from './model'

export interface Stair {
  /** The listed estates that stand on it, the first on the board first. */
  rows: BoardRow[]
  /** Of the last, those that came onto it with this board. */
  fresh: number
}

/** The listed by how many periods they are in a row: once, twice, three times and more; none where no row tells. */
export function stairsOf(rows: BoardRow[]): Stair[] | undefined {
  const listed = rows.filter((it) => it.listed)
  if (listed.length > 0 && listed.every((it) => it.streak === undefined)) return undefined
  return [1, 2, 3].map((step) => ({
    rows: listed.filter((it) => Math.min(it.streak ?? 1, 3) === step).sort((a, b) => a.rank - b.rank),
    fresh: step === 3 ? listed.filter((it) => it.streak === 3).length : 0,
  }))
}
