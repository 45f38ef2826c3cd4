import { expect, it } from 'vitest'
import { bars, byMeasure, demanded, subjects, totals, within, type Facts, type Measure, type Simulation } from './outcome'

function fact(measure: Measure, code: string, period: string): Facts {
  return {
    rule: 'estate-complaints', measure, period, clause: '六(四)2',
    subject: { type: 'estate', code, name: code }, evidence: { rows: [], documents: [] },
  }
}

const identified = (escalation: Facts) => ({ id: `${escalation.measure}${escalation.subject.code}`, escalation })
const simulation: Simulation = {
  from: '2022-06', to: '2022-08', boards: 9, same: 3,
  removed: [identified(fact('INTERVIEW_COMPANY', 'E1', '2022-06')), identified(fact('BLACKLIST', 'E2', '2022-08'))],
  postponed: [{ ...identified(fact('BLACKLIST', 'E3', '2022-07')), from: '2022-07', to: '2022-08' }],
  added: [identified(fact('INTERVIEW_COMPANY', 'E9', '2022-07'))],
  notSimulated: [],
}
const raised = [
  fact('INTERVIEW_COMPANY', 'E1', '2022-06'),
  fact('INTERVIEW_COMPANY', 'E2', '2022-06'),
  fact('INTERVIEW_COMPANY', 'E2', '2022-07'),
  fact('INTERVIEW_COMPANY', 'E3', '2022-08'),
  fact('BLACKLIST', 'E2', '2022-08'),
  fact('BLACKLIST', 'E3', '2022-07'),
]
const groups = byMeasure(simulation, ['INTERVIEW_COMPANY', 'REPLACE_MANAGER', 'BLACKLIST'])

it('counts what was and what would be', () => {
  expect(totals(simulation)).toEqual({ before: 6, after: 5, removed: 2, postponed: 1, added: 1 })
})

it('groups what differs, the hardest measure first, what would not happen first', () => {
  expect(groups.map(({ measure, removed, postponed, added }) => [measure, removed, postponed, added])).toEqual([
    ['BLACKLIST', 1, 1, 0],
    ['INTERVIEW_COMPANY', 1, 0, 1],
  ])
  expect(groups[0]!.fates.map((fate) => [fate.facts.subject.code, fate.before, fate.after])).toEqual([
    ['E2', '2022-08', undefined],
    ['E3', '2022-07', '2022-08'],
  ])
})

it('moves each from bar to bar', () => {
  const [blacklist, interviews] = bars(raised, groups)
  expect(blacklist).toEqual({
    measure: 'BLACKLIST', before: 2, after: 1,
    bars: [
      { period: '2022-06', before: 0, after: 0 },
      { period: '2022-07', before: 1, after: 0 },
      { period: '2022-08', before: 1, after: 1 },
    ],
  })
  expect(interviews!.bars.map((bar) => [bar.before, bar.after])).toEqual([[2, 1], [1, 2], [1, 1]])
})

it('counts what a sentence of the notice demands', () => {
  expect(demanded(raised, groups, 'estate-complaints', 'BLACKLIST')).toEqual({ before: 2, after: 1 })
  expect(demanded(raised, groups, 'other', 'BLACKLIST')).toEqual({ before: 0, after: 0 })
})

it('counts whom measures concern', () => {
  expect(subjects(raised, groups, 'estate')).toEqual({ before: 3, after: 3 })
})

it('a period belongs where it ends', () => {
  expect(['2022-05', '2022-06', '2022-H1', '2022-Q3', '2022-08-31'].map((each) => within(each, '2022-06', '2022-08'))).toEqual([
    false, true, true, false, true,
  ])
})
