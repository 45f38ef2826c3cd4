import { describe, expect, it } from 'vitest'
import { bySubject, chipKey, chips, consequences, isOnBlacklist, isPicked, ladderMeasures } from './measures'
import { aMeasure, anEstate, ESTATES } from './rows.fixture'

const rows = [1, 2, 3, 4, 6].map((streak, index) => anEstate(`E${index + 1}`, index + 1, 50 - index, { streak }))
const measures = bySubject([
  ...rows.map((row) => aMeasure('INTERVIEW_COMPANY', row)),
  aMeasure('REPLACE_MANAGER', rows[1]!),
  aMeasure('BLACKLIST', rows[2]!),
])

describe('what follows from a board', () => {
  it('tells what all get from what some get', () => {
    expect(consequences(rows, measures, ESTATES)).toEqual({
      all: ['INTERVIEW_COMPANY'],
      some: [
        { measure: 'REPLACE_MANAGER', count: 1 },
        { measure: 'BLACKLIST', count: 1 },
      ],
    })
  })

  it('counts a subject once', () => {
    const twice = bySubject([aMeasure('BLACKLIST', rows[0]!), aMeasure('BLACKLIST', rows[0]!)])
    expect(consequences(rows, twice, ESTATES).some).toEqual([{ measure: 'BLACKLIST', count: 1 }])
  })

  it('knows who has been on the blacklist since before', () => {
    expect(rows.map((row) => isOnBlacklist(row, ESTATES))).toEqual([false, false, false, true, true])
    expect(isOnBlacklist(rows[4]!, undefined)).toBe(false)
  })
})

describe('the chips', () => {
  it('offer what picks somebody but not everybody, the hardest first', () => {
    expect(chips(rows, measures, ESTATES).map(({ chip, count }) => [chipKey(chip), count])).toEqual([
      ['all', 5],
      ['BLACKLIST', 1],
      ['REPLACE_MANAGER', 1],
      ['first', 1],
      ['blacklisted', 2],
    ])
  })

  it('pick', () => {
    const picked = rows.filter((row) => isPicked({ kind: 'measure', measure: 'BLACKLIST' }, row, measures, ESTATES))
    expect(picked).toEqual([rows[2]])
  })
})

it('a ladder by halves has both measures', () => {
  const halves = { ...ESTATES, ladder: { by: 'byHalf' as const, H1: { measure: 'INTERVIEW_COUNTY' as const }, H2: { measure: 'YELLOW_CARD' as const } } }
  expect(ladderMeasures(halves)).toEqual(['INTERVIEW_COUNTY', 'YELLOW_CARD'])
})
