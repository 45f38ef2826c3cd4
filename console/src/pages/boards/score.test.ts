import { describe, expect, it } from 'vitest'
import { fraction, rounded, dividedBy } from './decimal'
import { scoreSum } from './score'
import { anEstate } from './rows.fixture'

const score = (indicator: string, value: number, worst: number, best: number, weight: number) => ({
  indicator, value, worst, best, weight, normalised: 0,
})

describe('the arithmetic of a score', () => {
  it('comes out as a pocket calculator says', () => {
    const row = anEstate('S1', 1, 68.3333, {
      indicators: [score('complaints', 5, 20, 0, 30), score('timely', 0.8, 0.5, 1, 25), score('committees', 0.95, 0.5, 0.9, 5)],
    })

    const sum = scoreSum(row)!

    expect(sum.lines.map((line) => line.normalised)).toEqual([0.75, 0.6, 1])
    expect(sum.lines.map((line) => line.points)).toEqual([37.5, 25, 8.3333])
    expect(sum.weights).toBe(60)
    expect(sum.score).toBe(70.8333)
    expect(sum.agrees).toBe(false)
    expect(scoreSum({ ...row, value: 70.8333 })!.agrees).toBe(true)
  })

  it('rounds once, at the end, and not in binary', () => {
    const thirds = [1, 2, 3].map((each) => score(`i${each}`, 1, 0, 3, 1))
    expect(scoreSum(anEstate('S1', 1, 33.3333, { indicators: thirds }))!.score).toBe(33.3333)
    expect(rounded(fraction(1.00005), 4)).toBe(1.0001)
    expect(rounded(dividedBy(fraction(-1), fraction(-8)), 2)).toBe(0.13)
  })

  it('gives nothing beyond best and worst', () => {
    const row = anEstate('S1', 1, 50, { indicators: [score('a', 25, 20, 0, 1), score('b', 1, 0.5, 0.9, 1)] })
    expect(scoreSum(row)!.lines.map((line) => line.points)).toEqual([0, 50])
    expect(scoreSum(row)!.agrees).toBe(true)
  })

  it('is none where nothing is weighed', () => {
    expect(scoreSum(anEstate('E1', 1, 5))).toBeUndefined()
  })
})
