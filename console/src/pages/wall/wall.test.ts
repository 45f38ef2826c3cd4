import { describe, expect, it } from 'vitest'
import { barOf } from './bars'
import { pathsOf } from './barPaths'
import { countyBoard, lettersByCounty, placed } from './counties'
import { epochDay, isoOf } from './epochDay'
import { aProject, aStage } from './fixtures'
import { countsOf, filterFrom, matches, picksOut, queryOf } from './filter'
import { below, rowsOf } from './rows'
import { sentenceOf } from './sentence'
import { countedTo, dueStages, isOverdue, standingOf } from './standing'
import { around, labelStep, monthMarks, scaleOf, shifted, whole } from './timeWindow'

const TODAY = epochDay('2022-11-18')
const spans = (all: readonly (readonly [number, number])[]): string[] => all.map(([from, to]) => `${isoOf(from)}/${isoOf(to)}`)

describe('a stage on a day', () => {
  it('is overdue only after its due day', () => {
    expect(standingOf(aStage('START', '2022-11-18'), TODAY)).toEqual({ state: 'open', left: 0 })
    expect(standingOf(aStage('START', '2022-11-17'), TODAY)).toEqual({ state: 'overdue', days: 1 })
  })

  it('that was completed late says by how much, and is not overdue', () => {
    expect(standingOf(aStage('SURVEY', '2022-06-20', { completedOn: '2022-07-01' }), TODAY)).toEqual({ state: 'done', late: 11 })
    expect(standingOf(aStage('SURVEY', '2022-06-20', { completedOn: '2022-06-01' }), TODAY)).toEqual({ state: 'done', late: 0 })
  })

  it('counts for the box only once its day has passed', () => {
    const stages = [
      aStage('SURVEY', '2022-06-20', { completedOn: '2022-07-01' }),
      aStage('START', '2022-08-12'),
      aStage('COMPLETION', '2022-10-31'),
      aStage('DELIVERY', '2022-11-18'),
    ]
    expect(dueStages(stages, TODAY)).toEqual({ due: 3, done: 1, overdue: 2, oldest: stages[1] })
  })
})

describe('the day that is counted to', () => {
  it('is the one by which the system has counted overdue days', () => {
    const overdue = aProject({ overdueDays: 18, nextDue: '2022-10-31', stages: [aStage('COMPLETION', '2022-10-31'), aStage('DELIVERY', '2022-12-10')] })
    expect(isoOf(countedTo([aProject(), overdue], epochDay('2022-11-19')))).toBe('2022-11-18')
  })

  it('is the open day where nothing is overdue, and a project that is off the ledger says nothing', () => {
    const off = aProject({ state: 'WITHDRAWN', overdueDays: 3, nextDue: '2022-10-31', stages: [aStage('START', '2022-10-31')] })
    expect(isOverdue(off)).toBe(false)
    expect(isoOf(countedTo([off], epochDay('2022-11-19')))).toBe('2022-11-19')
  })
})

describe('a bar', () => {
  it('is green over what is done, white over what is planned, and red from the oldest passed day to today', () => {
    const bar = barOf(
      aProject({
        overdueDays: 63,
        stages: [
          aStage('START', '2022-08-12', { completedOn: '2022-08-01' }),
          aStage('TOPPED_OUT', '2022-09-16'),
          aStage('COMPLETION', '2022-10-26'),
          aStage('DELIVERY', '2022-12-05'),
        ],
      }),
      TODAY,
    )
    expect(spans(bar.done)).toEqual(['2022-07-13/2022-08-12'])
    expect(spans([bar.overdue!])).toEqual(['2022-09-16/2022-11-18'])
    expect(bar.passed.map(isoOf)).toEqual(['2022-10-26'])
    expect(spans(bar.planned)).toEqual(['2022-08-12/2022-09-16', '2022-11-18/2022-12-05'])
    expect(bar.delivery).toEqual({ day: epochDay('2022-12-05'), done: false })
  })

  it('is not red on the due day itself', () => {
    expect(barOf(aProject({ stages: [aStage('START', '2022-11-18')] }), TODAY).overdue).toBeUndefined()
  })

  it('hatches what an extension has added and draws the first plan beside it', () => {
    const bar = barOf(
      aProject({ stages: [aStage('DELIVERY', '2022-12-10'), aStage('ALLOCATION', '2023-02-20', { baseline: '2023-01-19' })] }),
      TODAY,
    )
    expect(spans(bar.planned)).toEqual(['2022-11-10/2022-12-10', '2022-12-10/2023-01-19'])
    expect(spans(bar.extended)).toEqual(['2023-01-19/2023-02-20'])
    expect(spans(bar.baseline)).toEqual(['2022-12-10/2023-01-19'])
  })

  it('stays red where an extended day has passed as well', () => {
    const bar = barOf(aProject({ overdueDays: 48, stages: [aStage('START', '2022-10-01', { baseline: '2022-09-01' })] }), TODAY)
    expect(spans([bar.overdue!])).toEqual(['2022-10-01/2022-11-18'])
    expect(spans(bar.extended)).toEqual(['2022-09-01/2022-10-01'])
  })

  it('is red only where the system counts it as overdue, whatever day the page takes for today', () => {
    expect(barOf(aProject({ stages: [aStage('START', '2022-08-12')] }), TODAY).overdue).toBeUndefined()
  })

  it('of a project off the ledger is never red', () => {
    const bar = barOf(aProject({ state: 'ADJUSTED_OUT', overdueDays: 98, stages: [aStage('START', '2022-08-12')] }), TODAY)
    expect(bar.overdue).toBeUndefined()
    expect(spans(bar.planned)).toEqual(['2022-07-13/2022-08-12'])
  })

  it('without stages is empty', () => {
    expect(barOf(aProject({ stages: [] }), TODAY).delivery).toBeUndefined()
  })

  it('is drawn only where the window shows it', () => {
    const window = { from: epochDay('2022-11-01'), to: epochDay('2022-12-01') }
    const bar = barOf(aProject({ overdueDays: 98, stages: [aStage('START', '2022-08-12'), aStage('DELIVERY', '2023-05-01')] }), TODAY)
    const paths = pathsOf(bar, window, 300)
    expect(paths.done).toBe('')
    expect(paths.overdue).toBe('M0 6h169.6v10h-169.6z')
    expect(paths.planned).toBe('M170.9 6.5h128.6v9h-128.6z')
    expect(paths.delivery).toBe('')
  })
})

describe('the time axis', () => {
  it('begins five months back and names a year where one begins', () => {
    const window = around(TODAY)
    const marks = monthMarks(window, TODAY)
    expect(marks.map((it) => it.month)).toEqual([6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4])
    expect(marks.filter((it) => it.newYear).map((it) => it.year)).toEqual([2022, 2023])
    expect(marks.find((it) => it.current)?.month).toBe(11)
  })

  it('moves by months, not by days', () => {
    const window = shifted(around(TODAY), -3)
    expect([isoOf(window.from), isoOf(window.to)]).toEqual(['2022-03-01', '2023-02-01'])
  })

  it('shows the whole course from the month before the first plan', () => {
    const window = whole([aProject({ stages: [aStage('START', '2022-08-12'), aStage('DELIVERY', '2024-02-03')] })], TODAY)
    expect([isoOf(window.from), isoOf(window.to)]).toEqual(['2022-07-01', '2024-03-01'])
  })

  it('is never longer than twenty years, whatever a due date says', () => {
    const window = whole([aProject({ stages: [aStage('START', '2022-08-12'), aStage('DELIVERY', '9999-12-31')] })], TODAY)
    expect(isoOf(window.to)).toBe('2042-07-01')
  })

  it('leaves labels out where there is no room', () => {
    expect(labelStep(11, 414)).toBe(1)
    expect(labelStep(48, 414)).toBe(6)
    expect(scaleOf(around(TODAY), 414)(TODAY)).toBeCloseTo(210.7, 1)
  })
})

describe('the rows', () => {
  const projects = [
    aProject({ id: 'A1', county: 'A', countyName: '甲县', overdueDays: 5 }),
    aProject({ id: 'A2', county: 'A', countyName: '甲县' }),
    aProject({ id: 'B1', county: 'B', countyName: '乙县', overdueDays: 50 }),
    aProject({ id: 'B2', county: 'B', countyName: '乙县', overdueDays: 90 }),
    aProject({ id: 'B3', county: 'B', countyName: '乙县', keySupervised: true }),
    aProject({ id: 'C1', county: 'C', countyName: '丙县' }),
    aProject({ id: 'C2', county: 'C', countyName: '丙县', state: 'WITHDRAWN', overdueDays: 300 }),
  ]
  const keys = (all: ReturnType<typeof rowsOf>): string[] => all.map((it) => it.key)

  it('begin with the county that has most overdue, its longest overdue first, and fold what has no fault', () => {
    expect(keys(rowsOf(projects, new Map(), TODAY, false))).toEqual([
      'county:B', 'project:B2', 'project:B1', 'project:B3',
      'county:A', 'project:A1', 'rest:A',
      'calm',
    ])
  })

  it('say what a fold hides', () => {
    const rows = rowsOf(projects, new Map(), TODAY, false)
    expect(rows.find((it) => it.type === 'rest')).toMatchObject({ count: 1, hidden: [{ kind: 'deliverInMonth', month: 12, count: 1 }] })
    expect(rows.find((it) => it.type === 'calm')).toMatchObject({ counties: 1, projects: 2, open: false })
  })

  it('open by hand', () => {
    const rows = rowsOf(projects, new Map([['rest:A', true], ['calm', true], ['county:C', true], ['county:B', false]]), TODAY, false)
    expect(keys(rows)).toEqual([
      'county:B',
      'county:A', 'project:A1', 'rest:A', 'project:A2',
      'calm', 'county:C', 'project:C1', 'project:C2',
    ])
  })

  it('are all there when single projects were picked out, or on paper', () => {
    const rows = rowsOf(projects, new Map(), TODAY, true)
    expect(rows.filter((it) => it.type === 'project')).toHaveLength(7)
  })

  it('of one county without a fault are open', () => {
    expect(keys(rowsOf(projects.slice(5), new Map(), TODAY, false))).toEqual(['county:C', 'project:C1', 'project:C2'])
  })

  it('put the county with the worse rank first among as many overdue', () => {
    const two = [aProject({ id: 'A1', county: 'A', overdueDays: 1 }), aProject({ id: 'B1', county: 'B', overdueDays: 1 })]
    expect(keys(rowsOf(two, new Map(), TODAY, false, (it) => (it === 'B' ? 11 : 2)))[0]).toBe('county:B')
  })

  it('tell how much lies below', () => {
    const rows = rowsOf(projects, new Map(), TODAY, false)
    expect(below(rows, 2)).toEqual({ counties: 2, overdue: 2, index: 2 })
    expect(below(rows, 7)).toEqual({ counties: 1, overdue: 0, index: 7 })
    expect(below(rows, 8)).toEqual({ counties: 0, overdue: 0, index: undefined })
  })

  it('that are folded are told by what comes of them', () => {
    const rest = [
      aProject({ id: '1', county: 'A', overdueDays: 1 }),
      aProject({ id: '2', county: 'A', state: 'ADJUSTED_OUT' }),
      aProject({ id: '3', county: 'A', stages: [aStage('START', '2023-03-01'), aStage('DELIVERY', '2024-03-01')] }),
      aProject({ id: '4', county: 'A', stages: [aStage('DELIVERY', '2022-10-01', { completedOn: '2022-09-30' })] }),
      aProject({ id: '5', county: 'A', stages: [aStage('DELIVERY', '2023-10-01')] }),
    ]
    const row = rowsOf(rest, new Map(), TODAY, false).find((it) => it.type === 'rest')
    expect(row).toMatchObject({
      hidden: [
        { kind: 'deliverLater', year: 2023, count: 1 },
        { kind: 'startLater', year: 2023, count: 1 },
        { kind: 'finished', count: 1 },
        { kind: 'inactive', count: 1 },
      ],
    })
  })
})

describe('the sentence', () => {
  it('counts what is to be delivered by the end of the year, and the longest of these', () => {
    const accepted = [aStage('COMPLETION', '2022-10-01', { completedOn: '2022-10-01' }), aStage('DELIVERY', '2022-12-10')]
    const later = [aStage('START', '2022-09-01'), aStage('DELIVERY', '2023-06-30')]
    const projects = [
      aProject({ id: '1', stages: accepted }),
      aProject({ id: '2', overdueDays: 150 }),
      aProject({ id: '3' }),
      aProject({ id: '4', overdueDays: 400, stages: later, county: 'B', countyName: '乙县' }),
      aProject({ id: '5', overdueDays: 900, state: 'WITHDRAWN' }),
    ]
    expect(sentenceOf(projects, TODAY)).toEqual({
      year: 2022,
      due: 3,
      completed: 1,
      overdue: 1,
      onTime: 1,
      longest: 150,
      overdueLater: 1,
      most: [
        { code: '371302', name: '兰山区', overdue: 1 },
        { code: 'B', name: '乙县', overdue: 1 },
      ],
    })
  })
})

describe('the filter', () => {
  it('reads what an address can hold, and nothing else', () => {
    expect(filterFrom({ county: '371302', kind: 'PALACE', year: '22', overdue: 'yes', q: ['a'] })).toEqual({
      county: '371302', kind: undefined, year: undefined, overdue: false, keySupervised: false, asked: false, q: '',
    })
  })

  it('comes back from its own address', () => {
    const filter = { county: 'A', kind: 'SHANTYTOWN' as const, year: 2022, overdue: true, keySupervised: true, asked: true, q: '北园' }
    expect(filterFrom(queryOf(filter))).toEqual(filter)
    expect(queryOf(filterFrom({}))).toEqual({})
  })

  it('finds by name whatever its case', () => {
    const filter = filterFrom({ q: 'north' })
    expect(picksOut(filter)).toBe(true)
    expect(matches(aProject({ name: 'North Garden' }), filter)).toBe(true)
    expect(matches(aProject({ name: 'South Garden' }), filter)).toBe(false)
  })

  it('counts for each choice what it would show beside the others', () => {
    const projects = [
      aProject({ id: '1', county: 'A', kind: 'SHANTYTOWN', overdueDays: 3 }),
      aProject({ id: '2', county: 'A', kind: 'UNFINISHED_COMMUNITY' }),
      aProject({ id: '3', county: 'B', kind: 'SHANTYTOWN', year: 2021 }),
    ]
    const counts = countsOf(projects, filterFrom({ county: 'A' }))
    expect(counts).toMatchObject({ all: 2, overdue: 1, allCounties: 3, allYears: 2, kinds: { SHANTYTOWN: 1, UNFINISHED_COMMUNITY: 1 } })
    expect(counts.counties.map((it) => [it.code, it.count])).toEqual([['A', 2], ['B', 1]])
  })
})

describe('a county', () => {
  const row = (code: string, rank: number, listed: boolean): Parameters<typeof countyBoard>[0]['rows'][number] => ({
    subject: { code, name: code },
    rank,
    value: 1 / rank,
    listed,
  })

  it('has its place in the open month, and the last ones are named from the end', () => {
    const board = countyBoard({ period: '2022-11', rated: 3, rows: [row('A', 1, false), row('B', 2, true), row('C', 3, true)] })
    expect(board.listed.map((it) => it.code)).toEqual(['C', 'B'])
    expect(board.standings.get('C')).toMatchObject({ rank: 3, rated: 3, listed: true })
  })

  const letter = (id: string, issuedOn: string | undefined, state = 'issued') => ({
    id, measure: 'PROMPT_LETTER', title: '提示函', state, issuedOn, subjects: [{ type: 'county', code: 'A' }],
  })

  it('has the letters that were issued and stand, oldest first', () => {
    const letters = lettersByCounty([
      letter('3', '2022-10-08'),
      letter('1', '2022-08-08'),
      letter('2', undefined, 'drafted'),
      letter('4', '2022-11-08', 'withdrawn'),
      { ...letter('5', '2022-09-08'), measure: 'BLACKLIST' },
      { ...letter('6', '2022-09-08'), subjects: [{ type: 'street', code: 'A' }] },
    ])
    expect(letters.get('A')?.map((it) => it.noticeId)).toEqual(['1', '3'])
  })

  it('shows letters of one day beside each other', () => {
    const letters = lettersByCounty([letter('1', '2022-10-08'), letter('2', '2022-10-08')]).get('A')!
    expect(placed(letters, () => 100, 414).map((it) => it.left)).toEqual([91.5, 108.5])
    expect(placed(letters, () => -1, 414)).toEqual([])
  })
})
