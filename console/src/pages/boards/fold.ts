import type { Board, BoardRow } from './model'

/** The middle of a list that is folded, and what it hides. */
export interface Fold {
  rows: BoardRow[]
  from: number
  to: number
}

/** A list as it is shown: its head, its folded middle and its tail. */
export interface Folded {
  head: BoardRow[]
  fold?: Fold
  tail: BoardRow[]
}

/** Fewer than these are not worth hiding. */
const LEAST_HIDDEN = 5

/**
 * Folds the middle of the rows. Equals stand together: neither edge of the fold runs through a tie,
 * and what is chosen is never hidden.
 */
export function folded(rows: BoardRow[], head: number, tail: number, chosen?: string): Folded {
  let from = Math.min(head, rows.length)
  let to = Math.max(rows.length - tail, from)
  while (from < to && from > 0 && rows[from]!.rank === rows[from - 1]!.rank) from++
  while (to > from && to < rows.length && rows[to]!.rank === rows[to - 1]!.rank) to--
  const hidden = rows.slice(from, to)
  if (hidden.length < LEAST_HIDDEN || hidden.some((row) => row.subject.code === chosen)) {
    return { head: rows, tail: [] }
  }
  return {
    head: rows.slice(0, from),
    fold: { rows: hidden, from: hidden[0]!.rank, to: hidden[hidden.length - 1]!.rank },
    tail: rows.slice(to),
  }
}

/** The boundary of a list (上榜线). */
export interface CutLine {
  /** Place of the listed row next to the boundary, counted from the end that is listed. */
  place: number
  value: number
  /** How many share that place. */
  tied: number
}

/** The listed row next to the boundary; none when nobody is listed. */
export function cutLine(listed: BoardRow[]): CutLine | undefined {
  const place = (row: BoardRow) => row.fromEnd ?? row.rank
  const last = listed.reduce<BoardRow | undefined>(
    (far, row) => (far && place(far) >= place(row) ? far : row),
    undefined,
  )
  if (!last) return undefined
  const tied = listed.filter((row) => place(row) === place(last)).length
  return { place: place(last), value: last.value, tied }
}

/** Those that the ranking lists, the worst first, whichever end that is. */
export function worstFirst(rows: BoardRow[], end: 'first' | 'last'): BoardRow[] {
  return end === 'first' ? rows : [...rows].reverse()
}

/** How many places a subject has moved towards the listed end; absent where it had none before. */
export function movement(row: BoardRow): number | undefined {
  return row.previousRank === undefined ? undefined : row.previousRank - row.rank
}

/** The share of complaints that belong to no estate, in words' figures. */
export function unattributedShare(board: Pick<Board, 'unattributed'>): string | undefined {
  return board.unattributed && (board.unattributed.share * 100).toFixed(1)
}
