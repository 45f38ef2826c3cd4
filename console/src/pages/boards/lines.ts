import { type CutLine, cutLine, type Fold, folded } from './fold'
import type { BoardRow } from './model'
import type { Shown } from './shown'

/** A line of the table: a subject, the folded middle, or the cut. */
export type Line =
  | { kind: 'row'; key: string; row: BoardRow; out: boolean }
  | { kind: 'fold'; key: 'fold'; fold: Fold }
  | { kind: 'cut'; key: 'cut'; cut: CutLine }

const HEAD = 9
const TAIL = 6

/** What of a board is to be shown. */
export interface View {
  whole: boolean
  unfolded: boolean
  chosen?: string
  /** Which rows; every one when absent. */
  fits?: (row: BoardRow) => boolean
}

/** The lines of a board from its listed end on. */
export function lines(shown: Shown, end: 'first' | 'last', view: View): Line[] {
  const fits = view.fits ?? (() => true)
  const listed = shown.listed.filter(fits)
  const filtered = view.fits !== undefined
  const cut = cutLine(shown.listed)
  const behind = out(shown, end, view.whole)
  const parts = view.unfolded || filtered ? { head: listed, tail: [] } : folded(listed, HEAD, TAIL, view.chosen)
  return [
    ...parts.head.map((row) => line(row)),
    ...(parts.fold ? [{ kind: 'fold' as const, key: 'fold' as const, fold: parts.fold }] : []),
    ...parts.tail.map((row) => line(row)),
    ...(cut && !(filtered && !view.whole) ? [{ kind: 'cut' as const, key: 'cut' as const, cut }] : []),
    ...behind.filter(filtered && !view.whole ? () => false : fits).map((row) => line(row)),
    ...farther(shown, behind, view.chosen).map((row) => line(row)),
  ]
}

/** What was chosen and stands farther behind the cut than is shown. */
function farther(shown: Shown, behind: BoardRow[], chosen: string | undefined): BoardRow[] {
  const row = shown.all?.find((each) => each.subject.code === chosen)
  return !row || row.listed || behind.some((each) => each.subject.code === chosen) ? [] : [row]
}

function out(shown: Shown, end: 'first' | 'last', whole: boolean): BoardRow[] {
  if (!whole || !shown.all) return shown.after
  const rows = shown.all.filter((row) => !row.listed)
  return end === 'first' ? rows : rows.reverse()
}

function line(row: BoardRow): Line {
  return { kind: 'row', key: row.subject.code, row, out: !row.listed }
}
