import { describe, expect, it } from 'vitest'
import { actsOf } from './acts'
import { reasonsOf } from './because'
import { countingOf, placeOn } from './counting'
import { aComplaint, aRow, CLERK, STREET } from './fixtures'
import { askedOf, isSearch, readComplaintQuery, writeComplaintQuery } from './filters'
import { storyOf } from './story'
import { textOf } from '@/text'
import { readIn } from '@/text/language'
import { leftOf } from './wording'

const request = { reason: '不在物业范围', requestedBy: 'zhao' }

describe('the story of a complaint', () => {
  it('begins with its receipt and attribution and goes on in the order of its record', () => {
    const story = storyOf(
      aComplaint({
        status: 'resolved',
        resolution: { outcome: '已增设巡逻', resolvedAt: '2022-11-07T15:20:00+08:00', satisfaction: 3 },
        history: [
          { version: 3, change: 'resolved', by: 'hotline', at: '2022-11-07T15:30:00+08:00', resolvedAt: '2022-11-07T15:20:00+08:00' },
          { version: 1, change: 'dispatched', by: 'hotline', at: '2022-11-01T10:05:00+08:00', departments: ['housing'] },
          { version: 2, change: 'returned', by: 'hotline', at: '2022-11-02T16:40:00+08:00', department: 'housing', reason: '非本部门职责' },
        ],
      }),
    )

    expect(story.map((it) => it.chapter)).toEqual(['registered', 'attributed', 'dispatched', 'returned', 'resolved'])
    expect(story[3]).toMatchObject({ departments: ['housing'], text: '非本部门职责' })
    expect(story[4]).toMatchObject({ text: '已增设巡逻', satisfaction: 3 })
  })

  it('keeps the words of a resolution from one that was reopened', () => {
    const story = storyOf(
      aComplaint({
        resolution: { outcome: '第二次办结', resolvedAt: '2022-11-09T15:20:00+08:00' },
        history: [
          { version: 1, change: 'resolved', by: 'a', at: '2022-11-07T15:30:00+08:00', resolvedAt: '2022-11-07T15:20:00+08:00' },
          { version: 2, change: 'reopened', by: 'a', at: '2022-11-08T15:30:00+08:00', reason: '回访不满意' },
          { version: 3, change: 'resolved', by: 'a', at: '2022-11-09T15:30:00+08:00', resolvedAt: '2022-11-09T15:20:00+08:00' },
        ],
      }),
    )

    expect(story.filter((it) => it.chapter === 'resolved').map((it) => it.text)).toEqual([undefined, '第二次办结'])
  })

  it('joins the whole record without telling an entry twice', () => {
    const earlier = [{ version: 1, change: 'dispatched', by: 'a', at: '2022-11-01T10:05:00+08:00', departments: ['housing'] }]

    expect(storyOf(aComplaint(), earlier).filter((it) => it.chapter === 'dispatched')).toHaveLength(1)
  })

  it('tells who does not see the record what the complaint itself says', () => {
    const story = storyOf(
      aComplaint({
        history: undefined,
        dispatches: [{ department: 'housing', on: '2022-11-01', whistle: true, returnedOn: '2022-11-02', returnReason: '否' }],
      }),
    )

    expect(story.map((it) => it.chapter)).toEqual(['registered', 'attributed', 'whistled', 'returned'])
  })

  it('says that nobody was charged with it, and what it moved to', () => {
    const moved = aComplaint({ history: [{ version: 1, change: 'estate', by: 'li', at: '2022-11-02T10:05:00+08:00', to: 'E00001', reason: '地址相符' }] })

    expect(storyOf(aComplaint({ estateId: undefined, history: [] }))[1]?.chapter).toBe('unattributed')
    expect(storyOf(moved).map((it) => it.chapter)).toEqual(['registered', 'unattributed', 'moved'])
  })

  it('passes nothing over that it does not know', () => {
    const story = storyOf(aComplaint({ history: [{ version: 1, change: 'sent-to-the-moon', by: 'a', at: '2022-11-02T10:05:00+08:00' }] }))

    expect(story.at(-1)).toMatchObject({ chapter: 'other', word: 'sent-to-the-moon' })
  })
})

describe('acts', () => {
  it('come one after the other', () => {
    expect(actsOf(aComplaint({ status: 'registered', dispatches: [] }), CLERK).next).toBe('dispatch')
    expect(actsOf(aComplaint(), CLERK).next).toBe('resolve')
    expect(actsOf(aComplaint({ status: 'resolved' }), CLERK).next).toBe('writeOff')
    expect(actsOf(aComplaint({ status: 'written-off' }), CLERK).next).toBeUndefined()
    expect(actsOf(aComplaint({ estateId: undefined }), CLERK).next).toBe('attribute')
    expect(actsOf(aComplaint({ exclusion: request }), CLERK).next).toBe('decide')
  })

  it('leave a request to another person than who made it', () => {
    const own = actsOf(aComplaint({ exclusion: request }), { ...CLERK, id: 'zhao' })

    expect(own.ownRequest).toBe(true)
    expect(own.next).not.toBe('decide')
    expect(own.others).not.toContain('decide')
  })

  it('are those that the reader may do', () => {
    const acts = actsOf(aComplaint(), STREET)

    expect([acts.next, ...acts.others].filter(Boolean).sort()).toEqual(['requestExclusion', 'whistle'])
    expect(acts.mayReturn).toBe(false)
    expect(actsOf(aComplaint(), { ...STREET, may: [] })).toMatchObject({ others: [], maySeeCaller: false })
  })

  it('give more time once, and only while there is some left', () => {
    const has = (given: Parameters<typeof aComplaint>[0]) => actsOf(aComplaint(given), CLERK).others.includes('extend')

    expect(has({})).toBe(true)
    expect(has({ overdueDays: 1 })).toBe(false)
    expect(has({ extension: { workingDays: 3, from: '2022-11-08', reason: '雨' } })).toBe(false)
  })
})

describe('counting', () => {
  it('says why it does not count', () => {
    expect(countingOf(aComplaint())).toBe('counted')
    expect(countingOf(aComplaint({ counted: false }))).toBe('category')
    // A county is not shown the request by which it was taken out.
    expect(countingOf(aComplaint({ counted: false, history: undefined }))).toBe('untold')
    expect(countingOf(aComplaint({ counted: false, history: undefined, version: 1 }))).toBe('category')
    expect(countingOf(aComplaint({ counted: false, duplicateOf: 'A' }))).toBe('duplicate')
    expect(countingOf(aComplaint({ counted: false, exclusion: { ...request, approved: true } }))).toBe('excluded')
    expect(countingOf(aComplaint({ estateId: undefined }))).toBe('unattributed')
  })

  it('tells where an estate stands, and nothing of one that is not on the board', () => {
    expect(placeOn([aRow('A', 1, 9), aRow('B', 2, 8)], 'B')).toEqual({ value: 8, rank: 2 })
    expect(placeOn([aRow('A', 1, 9)], 'X')).toBeUndefined()
  })
})

describe('the days that are left', () => {
  const left = (given: Parameters<typeof aComplaint>[0]) => leftOf(aComplaint(given), '2022-11-08', textOf('complaints'))
  const resolved = (resolvedAt: string) => left({ status: 'resolved', resolution: { outcome: 'x', resolvedAt } })

  it('are those that the system counts', () => {
    readIn('zh')

    expect(left({ due: '2022-11-10', remainingDays: 2 })).toEqual({ tone: 'later', words: '还剩2个工作日' })
    expect(left({ due: '2022-11-04', overdueDays: 2 })).toEqual({ tone: 'overdue', words: '超期2个工作日' })
    expect(left({ due: '2022-11-08', remainingDays: 0 })).toEqual({ tone: 'today', words: '今天到期' })
    expect(left({ due: undefined })).toEqual({ tone: 'later', words: '不计时限' })
  })

  it('end on the day of business, whatever offset a time has', () => {
    expect(resolved('2022-11-08T23:59:59+08:00').words).toBe('按期办结')
    expect(resolved('2022-11-08T16:30:00Z').words).toBe('超期办结')
    expect(resolved('2022-11-09T00:30:00+09:00').words).toBe('按期办结')
  })
})

describe('suggestions', () => {
  it('are strong where a name and a place agree', () => {
    const suggestion = { estateId: 'E', name: '白鹭雅苑3期', street: { id: 'S', name: '盛庄街道' } }

    expect(reasonsOf({ ...suggestion, because: ['sameStreet', 'sameName'] })).toEqual({ strong: true, because: ['sameName', 'sameStreet'] })
    expect(reasonsOf({ ...suggestion, because: ['claimedId'] }).strong).toBe(true)
    expect(reasonsOf({ ...suggestion, because: ['similarName', 'sameStreet', 'onlyOneInStreet'] }).strong).toBe(false)
  })
})

describe('the address', () => {
  it('is read strictly and written back', () => {
    const query = readComplaintQuery({
      view: 'overdue',
      q: '巡逻',
      category: 'property.service',
      estate: 'E1',
      month: '2022-11',
      county: '371311',
    })

    expect(writeComplaintQuery(query)).toEqual({
      view: 'overdue',
      q: '巡逻',
      category: 'property.service',
      estate: 'E1',
      month: '2022-11',
      county: '371311',
    })
    expect(writeComplaintQuery(readComplaintQuery({ view: 'x', month: '2022-13', q: 'a', status: 'done', from: '2022-11-41', county: '<img>' }))).toEqual({})
  })

  it('asks for what runs out of time first', () => {
    expect(askedOf({})).toMatchObject({ order: 'due', overdue: undefined })
    expect(askedOf({ view: 'overdue' })).toMatchObject({ order: 'due', overdue: true })
    expect(askedOf({ view: 'appeals' })).toMatchObject({ order: 'newest', appeal: 'open' })
    expect(askedOf({ status: 'resolved' }).order).toBe('newest')
    expect(askedOf({ q: '巡逻' }).order).toBe('newest')
  })

  it('searches for two characters and more', () => {
    expect(isSearch('巡')).toBe(false)
    expect(isSearch('巡逻')).toBe(true)
    expect(isSearch('巡'.repeat(101))).toBe(false)
  })
})
