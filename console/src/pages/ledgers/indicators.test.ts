import { describe, expect, it } from 'vitest'
import { isOutOfRange, meant, periodsOf, reportedIn, shown } from './indicators'

const RULEBOOK = {
  rankings: [
    { id: 'county-progress-monthly', subject: 'county', schedule: { every: 'monthly', first: '2022-07' } },
    { id: 'county-property', subject: 'county', schedule: { every: 'halfYearly', first: '2022-H1' } },
    { id: 'street-work', subject: 'street', schedule: { every: 'checkpoints', first: '2022-06-30', days: ['06-30', '09-30', '12-31'] } },
  ],
  indicators: [
    { id: 'timelyResolutionRate', name: '按期办结率', unit: '比率', source: 'derived' },
    { id: 'ownersCommitteeRate', name: '业主委员会组建率', unit: '比率', source: 'reported' },
  ],
}

describe('the indicators of a rulebook', () => {
  it('are those that bodies report', () => {
    expect(reportedIn(RULEBOOK)).toEqual([{ id: 'ownersCommitteeRate', name: '业主委员会组建率', ratio: true }])
    expect(reportedIn({})).toEqual([])
  })

  it('are due by half-years of counties and by checkpoints of streets, from the first on', () => {
    expect(periodsOf(RULEBOOK, 'county', '2022-11-18')).toEqual(['2022-H2', '2022-H1'])
    expect(periodsOf(RULEBOOK, 'county', '2022-06-30')).toEqual(['2022-H1'])
    expect(periodsOf(RULEBOOK, 'street', '2022-11-18')).toEqual(['2022-12-31', '2022-09-30', '2022-06-30'])
    expect(periodsOf(RULEBOOK, 'street', '2022-09-01')).toEqual(['2022-09-30', '2022-06-30'])
    expect(periodsOf({}, 'street', '2022-09-01')).toEqual([])
  })
})

describe('a share', () => {
  it('is written in percent and meant as a part of one, without the noise of binary fractions', () => {
    expect(shown(0.93, true)).toBe('93')
    expect(shown(0.57, true)).toBe('57')
    expect(meant('57', true)).toBe(0.57)
    expect(meant(' 85.5％ ', true)).toBe(0.855)
    expect(meant('', true)).toBeUndefined()
    expect(shown(undefined, true)).toBe('')
  })

  it('lies between nothing and all', () => {
    expect(isOutOfRange('101', true)).toBe(true)
    expect(isOutOfRange('-1', true)).toBe(true)
    expect(isOutOfRange('viel', true)).toBe(true)
    expect(isOutOfRange('100', true)).toBe(false)
    expect(isOutOfRange('', true)).toBe(false)
  })
})
