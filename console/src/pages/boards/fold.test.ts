import { describe, expect, it } from 'vitest'
import { cutLine, folded, movement, worstFirst } from './fold'
import { anEstate, ranked } from './rows.fixture'

const falling = (length: number) => Array.from({ length }, (_, index) => 100 - index)

describe('a folded list', () => {
  it('says from which place to which it hides', () => {
    const list = folded(ranked(falling(34)), 11, 8)
    expect(list.head).toHaveLength(11)
    expect(list.fold).toMatchObject({ from: 12, to: 26 })
    expect(list.fold!.rows).toHaveLength(15)
    expect(list.tail.map((row) => row.rank)[0]).toBe(27)
  })

  it('never parts equals', () => {
    const values = [...falling(10), 50, 50, 50, ...falling(12).map((each) => each - 60), 20, 20, 20, 20]
    const list = folded(ranked(values), 11, 2)
    expect(list.head).toHaveLength(13)
    expect(list.tail).toHaveLength(4)
  })

  it('hides nothing that is hardly worth it, nor what was chosen', () => {
    expect(folded(ranked(falling(22)), 11, 8).fold).toBeUndefined()
    expect(folded(ranked(falling(34)), 11, 8, 'E15').fold).toBeUndefined()
    expect(folded(ranked(Array(40).fill(7)), 11, 8).fold).toBeUndefined()
  })
})

describe('the cut', () => {
  it('names place, value and tie', () => {
    expect(cutLine(ranked([9, 8, 7, 7, 7]))).toEqual({ place: 3, value: 7, tied: 3 })
    expect(cutLine([])).toBeUndefined()
  })

  it('is counted from the end where that is listed', () => {
    const rows = [anEstate('C1', 11, 0.5, { fromEnd: 3 }), anEstate('C2', 12, 0.4, { fromEnd: 2 }), anEstate('C3', 13, 0.2, { fromEnd: 1 })]
    expect(cutLine(rows)).toEqual({ place: 3, value: 0.5, tied: 1 })
    expect(worstFirst(rows, 'last').map((row) => row.subject.code)).toEqual(['C3', 'C2', 'C1'])
  })
})

describe('a movement', () => {
  it('is counted towards the first place and is none without a place before', () => {
    expect(movement(anEstate('E1', 1, 9, { previousRank: 29 }))).toBe(28)
    expect(movement(anEstate('E1', 4, 9, { previousRank: 3 }))).toBe(-1)
    expect(movement(anEstate('E1', 4, 9))).toBeUndefined()
  })
})
