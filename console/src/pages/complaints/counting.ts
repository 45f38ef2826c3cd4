import type { BoardRow, Complaint } from './model'

/** Whether a complaint is counted on the board of its estate, and why it is not. */
export type Counting = 'counted' | 'unattributed' | 'duplicate' | 'excluded' | 'category'

export function countingOf(complaint: Complaint): Counting {
  if (complaint.duplicateOf !== undefined) return 'duplicate'
  if (complaint.exclusion?.approved === true) return 'excluded'
  if (!complaint.counted) return 'category'
  if (complaint.estateId === undefined) return 'unattributed'
  return 'counted'
}

export interface Place {
  value: number
  rank: number
}

/** What a decision does to an estate on a board, before and after. */
export interface Effect {
  before: Place
  after: Place
}

/**
 * What it would do to an estate if it had as many complaints more, or fewer, on this very board.
 * Nothing is said of an estate that is not on it.
 *
 * @param rows all rows of the board: a part of them would tell a wrong rank
 */
export function effectOn(rows: BoardRow[], estateId: string, difference: number): Effect | undefined {
  const row = rows.find((it) => it.subject.code === estateId)
  if (row === undefined) return undefined
  const value = row.value + difference
  const ahead = rows.filter((it) => it !== row && it.value > value).length
  return { before: { value: row.value, rank: row.rank }, after: { value, rank: ahead + 1 } }
}
