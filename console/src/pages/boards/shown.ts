import type { Board, BoardRow, LiveBoard } from './model'

/** A board as the page shows it: published, or of the open period. */
export interface Shown {
  ranking: string
  period: string
  live: boolean
  rated: number
  listed: BoardRow[]
  /** Those next behind the cut. */
  after: BoardRow[]
  /** Every row in the board's order; absent where only a part was asked for. */
  all?: BoardRow[]
  notRated: Board['notRated']
  undecidable: boolean
  leftOut?: Board['leftOut']
  unattributed?: Board['unattributed']
  /** Absent of the open period, which has not been published. */
  published?: Pick<Board, 'revision' | 'closedOn' | 'hash' | 'final' | 'changes' | 'failed'>
}

/** How many are shown behind the cut. */
export const AFTER = 4

/** A board of which all rows are there. */
export function wholeBoard(board: Board | LiveBoard, end: 'first' | 'last'): Shown {
  const listed = board.rows.filter((row) => row.listed)
  const out = board.rows.filter((row) => !row.listed)
  return {
    ...told(board),
    listed: end === 'first' ? listed : listed.reverse(),
    after: end === 'first' ? out.slice(0, AFTER) : out.reverse().slice(0, AFTER),
    all: board.rows,
  }
}

/** A board of which only the listed and those behind them are there. */
export function partOfBoard(board: Board, after: BoardRow[]): Shown {
  return { ...told(board), listed: board.rows, after }
}

function told(board: Board | LiveBoard) {
  const shown = {
    ranking: board.ranking,
    period: board.period,
    live: 'provisional' in board,
    rated: board.rated,
    notRated: board.notRated,
    undecidable: board.undecidable,
    leftOut: board.leftOut,
    unattributed: board.unattributed,
  }
  if (!('hash' in board)) return shown
  const { revision, closedOn, hash, final, changes, failed } = board
  return { ...shown, published: { revision, closedOn, hash, final, changes, failed } }
}
