import { expect, it } from 'vitest'
import { entries, type Notice } from './letters'
import type { Escalation, Measure } from './model'

function raised(id: string, measure: Measure, period: string): Escalation {
  return {
    id, measure, period, rule: 'estate-complaints', clause: '六(四)2', state: 'raised', raisedOn: '2022-12-03',
    subject: { type: 'estate', code: 'E1', name: '三岗家园2期' }, evidence: { rows: [], documents: [] },
  }
}

function letter(of: string, more: Partial<Notice>): Notice {
  return {
    id: `N${of}`, measure: 'INTERVIEW_COMPANY', kind: '约谈通知书', period: '2022-11', state: 'issued', secrecy: 'open', addressee: { id: 'K1', name: '佳禾物业' },
    subjects: [], escalationIds: [of], title: '', draftedOn: '2022-12-03', overdue: false, ...more,
  }
}

it('what waits comes first, and what needs nothing more is one line a kind', () => {
  const all = entries(
    [
      raised('a', 'INTERVIEW_COMPANY', '2022-06'),
      raised('b', 'INTERVIEW_COMPANY', '2022-07'),
      raised('c', 'REPLACE_MANAGER', '2022-07'),
      raised('d', 'BLACKLIST', '2022-08'),
      raised('e', 'INTERVIEW_COMPANY', '2022-11'),
    ],
    [
      letter('a', { issuedOn: '2022-07-03' }),
      letter('b', { issuedOn: '2022-08-03' }),
      letter('c', { issuedOn: '2022-08-03' }),
      letter('d', { state: 'drafted', overdue: true, waitsFor: { step: 'signature', due: '2022-09-08' } }),
      letter('e', { issuedOn: '2022-12-03' }),
    ],
    '2022-11',
  )
  expect(all.map((each) => [each.measure, each.periods, each.count])).toEqual([
    ['BLACKLIST', ['2022-08'], 1],
    ['INTERVIEW_COMPANY', ['2022-11'], 1],
    ['INTERVIEW_COMPANY', ['2022-06', '2022-07'], 2],
    ['REPLACE_MANAGER', ['2022-07'], 1],
  ])
})

it('a measure whose letter is not there is not taken for done', () => {
  const [one] = entries([raised('a', 'BLACKLIST', '2022-08')], [], '2022-11')
  expect(one!.letter).toBeUndefined()
  expect(one!.count).toBe(1)
})

it('of two letters the one that stands is shown, and never the one that takes a measure back', () => {
  const notices = [
    letter('a', { id: 'revocation', measure: undefined, revokedMeasure: 'BLACKLIST' }),
    letter('a', { id: 'voided', state: 'void' }),
    letter('a', { id: 'stands' }),
  ]
  expect(entries([raised('a', 'BLACKLIST', '2022-11')], notices, '2022-11')[0]!.letter!.id).toBe('stands')
})
