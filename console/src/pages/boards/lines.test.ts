import { expect, it } from 'vitest'
import { lines, type View } from './lines'
import { aBoard, ranked } from './rows.fixture'
import { AFTER, wholeBoard } from './shown'

const rows = ranked(Array.from({ length: 100 }, (_, at) => 200 - at), 30)
const shown = wholeBoard(aBoard(rows), 'first')
const keys = (view: View) => lines(shown, 'first', view).map((each) => each.key)

it('shows the listed folded, the cut, and a few behind it', () => {
  const found = keys({ whole: false, unfolded: false })
  expect(found).toHaveLength(9 + 1 + 6 + 1 + AFTER)
  expect(found[9]).toBe('fold')
  expect(found[16]).toBe('cut')
})

it('shows all of them with the cut where it is', () => {
  const found = keys({ whole: true, unfolded: true })
  expect(found).toHaveLength(101)
  expect(found[30]).toBe('cut')
})

it('shows what was chosen, however far behind', () => {
  expect(keys({ whole: false, unfolded: false, chosen: 'E77' }).at(-1)).toBe('E77')
  expect(keys({ whole: false, unfolded: false, chosen: 'E31' }).filter((key) => key === 'E31')).toHaveLength(1)
})

it('shows of a choice only what fits, without a cut', () => {
  expect(keys({ whole: false, unfolded: false, fits: (row) => row.rank < 4 })).toEqual(['E1', 'E2', 'E3'])
})

it('begins at the end where that is listed', () => {
  const counties = ranked([9, 8, 7, 6, 5]).map((row, at) => ({ ...row, fromEnd: 5 - at, listed: at > 2 }))
  const board = wholeBoard(aBoard(counties), 'last')
  expect(lines(board, 'last', { whole: false, unfolded: false }).map((each) => each.key)).toEqual(['E5', 'E4', 'cut', 'E3', 'E2', 'E1'])
})
