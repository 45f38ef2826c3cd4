import { describe, expect, it } from 'vitest'
import { fortnightsOf, missedSince } from './fortnights'

const OPEN = { fortnight: 14, from: '2022-11-11' }

describe('fortnights of a project', () => {
  it('are missed once they have ended without a report', () => {
    const entries = fortnightsOf([{ on: '2022-07-15', fortnight: 5 }], OPEN, '2022-05-13')
    expect(entries).toHaveLength(14)
    expect(entries[0]).toEqual({ fortnight: 14, from: '2022-11-11', to: '2022-11-24', reviews: [], missed: false })
    expect(entries.find((it) => it.fortnight === 5)).toMatchObject({ from: '2022-07-08', missed: false })
    expect(missedSince(entries)).toBe(8)
    expect(entries.filter((it) => it.missed)).toHaveLength(12)
  })

  it('are not owed in which the project was entered only later', () => {
    const entries = fortnightsOf([], OPEN, '2022-10-15')
    expect(entries.map((it) => [it.fortnight, it.missed])).toEqual([[14, false], [13, true], [12, false]])
    expect(missedSince(entries)).toBe(1)
  })

  it('begin with the first report where the day of entry is not known', () => {
    const entries = fortnightsOf([{ on: '2022-10-20', fortnight: 12 }], OPEN, undefined)
    expect(entries.map((it) => it.missed)).toEqual([false, true, false])
  })

  it('with two reports show the later one first', () => {
    const reviews = [{ on: '2022-11-12', fortnight: 14 }, { on: '2022-11-16', fortnight: 14 }]
    expect(fortnightsOf(reviews, OPEN, '2022-11-12')[0]?.reviews.map((it) => it.on)).toEqual(['2022-11-16', '2022-11-12'])
    expect(missedSince(fortnightsOf(reviews, OPEN, '2022-11-12'))).toBe(0)
  })
})
