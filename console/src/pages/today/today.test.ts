import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Overview } from '@/overview'
import { answering } from '@/test/answers'
import { zh } from '@/text/zh'
import { byCounty, folded, type Row } from './fold'
import { about, grouped, placeOf, type WorkItem } from './groups'
import { estatesLive } from './live'
import { type Escalation, news } from './news'
import { change, sentence } from './sentence'
import { howFar, pointsBehind } from './standing'

const waiting = { overdue: 0, dueToday: 0, later: 0, overdueByKind: {}, byKind: {} }
const anOverview = (more: Partial<Overview>): Overview => ({ waiting, unavailable: [], ...more })
const said = (overview: Overview) =>
  sentence(overview, zh.today, '，', '。')
    .map((piece) => (piece.alarm ? `[${piece.text}]` : piece.text))
    .join('')

describe('the first sentence', () => {
  const november = { asOf: '2022-11-17', period: '2022-11' }

  it('says the trend, the number, the comparison and who is about to fall', () => {
    const estates = [
      { type: 'estate' as const, code: 'E1', name: '柏林镇嘉园1期' },
      { type: 'estate' as const, code: 'E2', name: '蒲汪镇家园2期' },
    ]
    const overview = anOverview({
      ...november,
      registered: 3476,
      registeredToSameDayBefore: 2716,
      headingFor: [{ measure: 'BLACKLIST', subjects: estates }],
    })
    expect(said(overview)).toBe('投诉在涨：本月前17天计入3,476件，比上月同期多28%；照此截榜，[2个小区新进黑榜]。')
  })

  it('never says a change that is none, nor one against nothing', () => {
    expect(said(anOverview({ ...november, registered: 1001, registeredToSameDayBefore: 1000 }))).toContain('多0.1%')
    expect(said(anOverview({ ...november, registered: 100, registeredToSameDayBefore: 100 }))).toContain('与上月同期相同')
    expect(said(anOverview({ ...november, registered: 3, registeredToSameDayBefore: 0 }))).toBe(
      '本月前17天计入3件，上月同期没有投诉。',
    )
    expect(change(anOverview({ registered: 3, registeredToSameDayBefore: 0 }))).toBeUndefined()
  })

  it('says what cannot be said', () => {
    expect(said(anOverview(november))).toBe('投诉数暂时取不到。')
    expect(said(anOverview({}))).toBe('还没有结束过业务日。')
  })
})

describe('work', () => {
  const item = (more: Partial<WorkItem>): WorkItem => ({
    kind: 'signature',
    id: 'n1',
    title: '通报',
    body: { id: 'S1', name: '盛庄街道' },
    due: '2022-11-20',
    overdueDays: 0,
    next: '',
    ...more,
  })

  it('of others stands behind the reader’s own, however late it is', () => {
    const order = item({ id: 'T1', kind: 'workOrder', due: '2022-01-01' })
    const groups = grouped([order, item({ due: '2022-12-20' })], '2022-11-21', (it) => it.kind === 'signature')
    expect(groups.map((it) => [it.kind, it.own])).toEqual([
      ['signature', true],
      ['workOrder', false],
    ])
  })

  it('of one kind of letter is one row, overdue first', () => {
    const estate = (name: string) => [{ type: 'estate' as const, code: name, name }]
    const groups = grouped(
      [
        item({ id: 'a', document: '黑榜通报', due: '2022-09-06', subjects: estate('甲') }),
        item({ id: 'b', document: '通报', due: '2022-11-18' }),
        item({ id: 'c', document: '黑榜通报', due: '2022-09-05', subjects: estate('乙') }),
        item({ id: 'd', document: '黑榜通报', due: '2022-11-19' }),
      ],
      '2022-11-18',
    )
    expect(groups.map((it) => [it.how, it.items.map((one) => one.id)])).toEqual([
      ['overdue', ['c', 'a']],
      ['today', ['b']],
      ['later', ['d']],
    ])
    expect(about(groups[0]!.items)).toEqual(['乙', '甲'])
    expect(placeOf(groups[0]!)).toEqual({ name: 'letters', query: { work: 'signature', kind: '黑榜通报' } })
    expect(placeOf(groups[1]!)).toEqual({ name: 'letters', params: { id: 'b' } })
  })
})

describe('a board', () => {
  const row = (rank: number, listed: boolean, county = '兰山区'): Row => ({
    subject: { type: 'estate', code: `E${rank}`, name: `E${rank}` },
    rank,
    value: 50 - rank,
    tieBreak: [],
    listed,
    indicators: [],
    estate: {
      estateId: `E${rank}`,
      name: `E${rank}`,
      street: { id: 's', name: 's' },
      county: { id: county, name: county },
      households: 1,
      company: { id: 'c', name: 'c' },
    },
  })

  it('folds its middle and shows what stands behind the cut', () => {
    const rows = Array.from({ length: 40 }, (_, at) => row(at + 1, at < 30))
    const { top, middle, bottom, outside } = folded(rows)
    expect([top.length, middle.length, bottom.length, outside.length]).toEqual([10, 15, 5, 2])
    expect(outside[0]!.rank).toBe(31)
    expect(folded(rows.slice(0, 12)).middle).toEqual([])
  })

  it('is told by county only where all that is listed is known', () => {
    expect(byCounty([row(1, true), row(2, true, '罗庄区'), row(3, true), row(4, false)], 100)).toEqual([
      { county: '兰山区', estates: 2 },
      { county: '罗庄区', estates: 1 },
    ])
    expect(byCounty([row(1, true)], 100)).toBeUndefined()
    expect(byCounty([row(1, true)], 1)).toHaveLength(1)
  })
})

describe('a target', () => {
  const target = { id: 't', title: '交付', value: 57, goal: 85, due: '2022-12-31', expectedByNow: 69.3 }

  it('is behind by points of its goal', () => {
    expect(howFar(target, '2022-11-18')).toBe('behind')
    expect(pointsBehind(target)).toBe('14')
  })

  it('is reached, missed, on time or unsaid', () => {
    expect(howFar({ ...target, value: 85 }, '2022-11-18')).toBe('reached')
    expect(howFar({ ...target, value: 70 }, '2022-11-18')).toBe('onTime')
    expect(howFar(target, '2023-01-01')).toBe('missed')
    expect(howFar({ ...target, expectedByNow: undefined }, '2022-11-18')).toBe('unsaid')
  })
})

describe('news', () => {
  const raised = (rule: string, code: string, raisedOn = '2022-11-03') =>
    ({ rule, measure: 'INTERVIEW_COMPANY', raisedOn, period: '2022-10', state: 'raised', subject: { type: 'estate', code, name: code } }) as unknown as Escalation

  it('counts under one entry what a rule raised in a day, and tells of no day of which some were not fetched', () => {
    const before = '2022-10-03'
    const all = [raised('a', 'E1'), raised('a', 'E2'), raised('b', 'E3', before), raised('c', 'E4', before), raised('b', 'E5', before)]
    expect(news(all).map((it) => it.all.length)).toEqual([2, 2, 1])
    expect(news(all, true).map((it) => it.all.length)).toEqual([2])
    expect(news(all.slice(0, 2), true)).toHaveLength(1)
  })
})

describe('the provisional board', () => {
  const rows = (listed: number, many: number) => Array.from({ length: many }, (_, at) => ({ subject: { type: 'estate', code: `E${at}` }, listed: at < listed }))
  const board = (listed: number) =>
    answering({
      'GET /api/v1/rankings': { body: { items: [{ id: 'r', title: 't', subject: 'estate', live: true }] } },
      'GET /api/v1/rankings/r/live': (call) => ({ body: { rated: 500, rows: rows(listed, Number(call.query.get('limit'))) } }),
    })
  afterEach(() => vi.unstubAllGlobals())

  it('is read on where ties push the cut behind the first rows', async () => {
    board(30)
    expect((await estatesLive(new AbortController().signal))?.board.rows).toHaveLength(60)
    board(75)
    expect((await estatesLive(new AbortController().signal))?.board.rows).toHaveLength(200)
  })
})
