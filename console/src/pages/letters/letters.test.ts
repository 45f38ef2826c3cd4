import { describe, expect, it } from 'vitest'
import { dropDraft, keepDraft, readDraft } from './answerDraft'
import { basisOf } from './basis'
import { readLetterQuery, writeLetterQuery } from './filters'
import { aNotice, anExplanation, aSummary } from './fixtures'
import { fold } from './fold'
import { columnWidths, headOf, isDraft, isLetterForm, letterDate, partsOf, tableHead } from './paper'
import { askedBy, belongsTo, isUnread, wordOf } from './tabs'

const waits = (due: string) => ({ waitsFor: { step: 'signature' as const, due } })

describe('rows', () => {
  it('fold letters of a kind and period from three on, at the place of the most urgent', () => {
    const blacklists = ['a', 'b', 'c'].map((id) => aSummary({ id, ...waits('2022-11-08') }))
    const prompt = aSummary({ id: 'p', kind: '提示函', ...waits('2022-11-10') })
    const late = aSummary({ id: 'l', kind: '通报', overdue: true, ...waits('2022-11-09') })

    const rows = fold([prompt, ...blacklists, late])

    expect(rows.map((it) => (it.type === 'one' ? it.notice.id : it.notices.length))).toEqual(['l', 3, 'p'])
    expect(rows[1]).toMatchObject({ kind: '黑榜通报', period: '2022-10', due: '2022-11-08', overdue: 0 })
  })

  it('keep apart what waits for another act', () => {
    const rows = fold([
      aSummary({ id: 'a' }),
      aSummary({ id: 'b' }),
      aSummary({ id: 'c', waitsFor: { step: 'receipt', due: '2022-11-08' } }),
    ])

    expect(rows.map((it) => it.type)).toEqual(['one', 'one', 'one'])
  })
})

describe('tabs', () => {
  it('ask for what waits for whom', () => {
    expect(askedBy('signature')).toEqual([{ waitsFor: 'signature', order: 'oldest' }])
    expect(askedBy('todo', 'S1')).toContainEqual({ state: 'received', addressee: 'S1', order: 'oldest' })
    expect(askedBy('answer')).toEqual([{ waitsFor: 'answer', order: 'oldest' }])
    expect(askedBy('closure')).toContainEqual({ state: 'received', waitsFor: 'nothing', order: 'oldest' })
    expect(belongsTo('copies', aSummary(), '371311001')).toBe(false)
  })

  it('tell unread by its delivery, of the addressee alone', () => {
    expect(isUnread(aSummary({ state: 'issued' }), '371311001')).toBe(true)
    expect(isUnread(aSummary({ state: 'delivered' }), '371311001')).toBe(false)
    expect(isUnread(aSummary({ state: 'issued' }), 'other')).toBe(false)
  })

  it('say that there is more than was counted', () => {
    expect(wordOf({ known: 100, more: true })).toBe('100+')
    expect(wordOf({ known: 1163, more: false })).toBe('1,163')
    expect(wordOf({ known: 0, more: false })).toBe('0')
    expect(wordOf(undefined)).toBe('–')
  })
})

describe('the address', () => {
  it('is read strictly and written back', () => {
    const query = readLetterQuery({ work: 'receipt', kind: '黑榜通报', measure: 'BLACKLIST', period: '2022-10', addressee: 'S1' })

    expect(writeLetterQuery(query)).toEqual({
      work: 'receipt',
      kind: '黑榜通报',
      measure: 'BLACKLIST',
      period: '2022-10',
      addressee: 'S1',
    })
    expect(readLetterQuery({ work: 'nonsense', kind: '<img>', measure: 'HANG', period: '2022-13', addressee: '../x' })).toEqual({})
  })
})

describe('paper', () => {
  it('is that of its kind, headed by the lead of those who sign', () => {
    expect(isLetterForm('提示函')).toBe(true)
    expect(isLetterForm('追责移送')).toBe(true)
    expect(isLetterForm('黑榜通报')).toBe(false)
    expect(headOf(aNotice().blocks)).toBe('临沂市物业管理领域集中整治专项行动工作专班办公室')
    expect(letterDate('2022-11-03')).toBe('2022年11月3日')
  })

  it('is a draft until it is issued', () => {
    expect(isDraft(aNotice())).toBe(true)
    expect(isDraft(aNotice({ state: 'issued', issuedOn: '2022-11-08' }))).toBe(false)
    expect(isDraft(aNotice({ state: 'void' }))).toBe(false)
  })

  it('groups neighbours under a common title', () => {
    const table = aNotice().blocks.find((it) => it.type === 'table')

    expect(tableHead(table?.columns ?? []).map((row) => row.map((it) => [it.text, it.columns, it.rows]))).toEqual([
      [
        ['物业服务项目', 1, 2],
        ['9月', 2, 1],
        ['10月', 2, 1],
      ],
      [
        ['件', 1, 1],
        ['位', 1, 1],
        ['件', 1, 1],
        ['位', 1, 1],
      ],
    ])
    expect(columnWidths(table?.columns ?? []).reduce((a, b) => a + b)).toBeCloseTo(100)
  })

  it('puts annexes on pages of their own', () => {
    const annex = { type: 'annex' as const, title: '名单', note: '', content: [] }

    expect(partsOf([...aNotice().blocks, annex]).annexes).toEqual([annex])
  })
})

describe('the ground', () => {
  it('names the board, its hash and the tickets, and how many more there are', () => {
    const [row] = basisOf(anExplanation())

    expect(row).toMatchObject({ period: '2022-10', rank: 6, value: 41, fingerprint: 'd63c b496 a2b6', intact: true, moreTickets: 29 })
    expect(row?.tickets).toHaveLength(12)
    expect(row?.correctedTo).toBeUndefined()
  })

  it('says that the board was corrected, or does not match its hash', () => {
    const [row] = basisOf(anExplanation({ latestRevision: 2, hashMatches: false }))

    expect(row).toMatchObject({ correctedTo: 2, intact: false })
  })
})

describe('the draft of an answer', () => {
  it('is kept for its letter alone until it is dropped', () => {
    keepDraft(sessionStorage, 'ntc-1', { text: '已整改', files: [] }, new Date('2022-11-09T01:40:00Z'))

    expect(readDraft(sessionStorage, 'ntc-1')).toEqual({ text: '已整改', files: [], savedAt: '2022-11-09T01:40:00.000Z' })
    expect(readDraft(sessionStorage, 'ntc-2')).toBeUndefined()
    dropDraft(sessionStorage, 'ntc-1')
    expect(readDraft(sessionStorage, 'ntc-1')).toBeUndefined()
  })

  it('is passed over where it is not one', () => {
    sessionStorage.setItem('duban.answer.ntc-3', '{"text":1}')

    expect(readDraft(sessionStorage, 'ntc-3')).toBeUndefined()
  })
})
