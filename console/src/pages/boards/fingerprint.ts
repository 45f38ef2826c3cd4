import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { type Board, subjectKey } from './model'

/** What checking a board's fingerprint (指纹) came to. */
export type Verdict = 'matches' | 'differs' | 'incomplete'

/**
 * The fingerprint of what decides on a board, worked out from its rows, as its publisher works it
 * out: place, value, listing, company charged and whatever decided among equals.
 */
export function fingerprint(board: Board): string {
  return bytesToHex(sha256(utf8ToBytes(decisive(board))))
}

/** A board is checked as a whole: with rows missing nothing can be said of it. */
export function verify(board: Board): Verdict {
  if (board.rows.length !== board.rated) return 'incomplete'
  return fingerprint(board) === board.hash ? 'matches' : 'differs'
}

/** The beginning, in groups that can be read to somebody on the telephone. */
export function shortFingerprint(hash: string): string {
  return hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
}

function decisive(board: Board): string {
  let text = `${board.ranking}\n${board.period}\n${board.undecidable ? 'undecidable' : 'decided'}\n`
  if (board.leftOut) text += `left out\t${plain(board.leftOut.value)}\t${board.leftOut.count}\n`
  for (const row of board.rows) {
    text += `${subjectKey(row.subject)}\t${row.rank}\t${plain(row.value)}\t${row.listed ? 'L' : '-'}`
    text += `\t${row.estate?.company.id ?? ''}`
    for (const decides of row.tieBreak) text += `\t${decides.metric}=${plain(decides.value)}`
    text += '\n'
  }
  for (const out of board.notRated) text += `${subjectKey(out.subject)}\t${out.missing.join(',')}\n`
  return text
}

/** Published values have four places at the most, so that no exponent appears. */
function plain(value: number): string {
  return String(value)
}
