import { describe, expect, it } from 'vitest'
import { stairsOf } from './ladder'
import type { BoardRow } from './model'

const row = (code: string, rank: number, streak?: number, listed = true): BoardRow => ({
  subject: { type: 'estate', code, name: code },
  rank,
  value: 100 - rank,
  tieBreak: [],
  listed,
  streak,
  indicators: [],
})

describe('the ladder', () => {
  it('has who is listed once, twice, and three times and more, and says who is new on the last step', () => {
    const stairs = stairsOf([row('a', 2, 3), row('b', 1, 5), row('c', 3, 1), row('d', 4, 2), row('e', 5, undefined, false)])

    expect(stairs?.map((it) => it.rows.map((one) => one.subject.code))).toEqual([['c'], ['d'], ['b', 'a']])
    expect(stairs?.[2]?.fresh).toBe(1)
  })

  it('is not drawn where nobody says how many months in a row', () => {
    expect(stairsOf([row('a', 1)])).toBeUndefined()
  })
})
