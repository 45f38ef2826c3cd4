import type { BoardRow, Complaint } from './model'

/** Whether a complaint is counted on the board of its estate, and why it is not. */
export type Counting = 'counted' | 'unattributed' | 'duplicate' | 'excluded' | 'category' | 'untold'

/**
 * Not every reader is shown a request for exclusion; whoever is not sees no history either, and is told no reason.
 * Before anything was done there is none of either.
 */
export function countingOf(complaint: Complaint): Counting {
  if (complaint.duplicateOf !== undefined) return 'duplicate'
  if (complaint.exclusion?.approved === true) return 'excluded'
  if (!complaint.counted) return complaint.history === undefined && complaint.version > 1 ? 'untold' : 'category'
  if (complaint.estateId === undefined) return 'unattributed'
  return 'counted'
}

export interface Place {
  value: number
  rank: number
}

/** Where an estate stands on a board; nothing is said of one that is not on it. */
export function placeOn(rows: BoardRow[], estateId: string | undefined): Place | undefined {
  const row = rows.find((it) => it.subject.code === estateId)
  return row && { value: row.value, rank: row.rank }
}
