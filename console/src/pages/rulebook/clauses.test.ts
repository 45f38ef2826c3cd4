import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clauses, compareRefs, type Piece } from './clauses'
import { basisOf, changed, contradictions, nextMonth, nextText, readEdits, triedText, writtenEdits } from './draft'
import { meaning } from './numerals'
import { parameters } from './parameters'
import { fault } from './places'
import { sections } from './sections'
import { RulebookSource } from './source'

const text = readFileSync(
  resolve(process.cwd(), '../contracts/src/main/resources/rulebooks/linyi-2022-57.yaml'),
  'utf8',
)
const source = new RulebookSource(text)
const all = parameters(source)
const notice = clauses(source, all)

const shown = (piece: Piece) => (piece.kind === 'words' ? piece.text : `[${piece.written}${piece.echo ? '…' : ''}]`)
const sentences = (ref: string) =>
  notice.find((clause) => clause.ref === ref)!.sentences.map((each) => each.pieces.map(shown).join(''))

describe('the notice with its parameters', () => {
  it('has them where its words have them, once each', () => {
    expect(sentences('六(四)2')).toEqual(
      expect.arrayContaining([
        '对每月投诉量居全市前[30]名的物业服务项目,及时约谈物业企业',
        '连续[两]个月投诉量居全市前[30…]名的物业服务项目,要求企业更换项目经理',
        '[6月底],分街道对各项工作进行排名,对排名后[三]位的街道,开展督导整改',
        '[9月底],对各项工作排名连续[两]次后[三…]位的街道,“双专班”及时约谈提醒',
        '年中对排名后[两]位的县区进行约谈',
        '年底对排名后[两…]位的县区进行“黄牌警告”',
      ]),
    )
    expect(sentences('六(四)3')).toContain(
      '对未按时间节点要求完成“一台账、两清单”任务的县区,实行“[一]次通报、[二]次约谈、[三]次问责”',
    )
  })

  it('has goals and days in place', () => {
    expect(sentences('二(一)')).toContain('2022年底前业主委员会组建率达到[90%]以上')
    expect(sentences('二(二)')).toContain('2022年底竣工交付[85]个')
    expect(sentences('二(三)')).toContain('全市城镇开发边界内未建成社区共60个项目,到2022年底前完成[40]个项目')
    expect(sentences('五(二)')).toContain('梳理排查阶段([2022年6月1日]至[6月20日])')
    expect(sentences('五(一)')).toContain('动员部署阶段(即日起至[2022年5月31日])')
    expect(sentences('六(三)')[0]).toMatch(/^\[12月20日\]前/)
  })

  it('reads the same words for all that they set', () => {
    const due = notice.find((each) => each.ref === '六(三)')!.sentences[0]!.pieces[0]!
    expect(due.kind === 'slot' && [due.parameter, ...due.also].map((each) => each.of.title)).toEqual(['整治工作总结', '工作台账'])
  })

  it('tells part of a sentence with the whole of it', () => {
    expect(sentences('六(四)2')).not.toContain('6月底,分街道对各项工作进行排名')
  })

  it('stands in the order of the notice', () => {
    expect(notice.map((clause) => clause.ref).slice(0, 4)).toEqual(['二(一)', '二(二)', '二(三)', '三(一)1'])
    expect(compareRefs('四(一)4', '四(二)1')).toBeLessThan(0)
    expect(compareRefs('六(四)', '六(四)2')).toBeLessThan(0)
  })

  it('says what follows from a sentence', () => {
    const second = notice.find((each) => each.ref === '六(四)2')!.sentences.find((each) => each.quote.startsWith('连续两个月'))!
    expect(second.demands).toEqual([{ rule: 'estate-complaints', measure: 'REPLACE_MANAGER' }])
  })

  it('agrees with its own words', () => {
    expect(contradictions(notice, new Map())).toEqual([])
  })
})

describe('a changed rulebook', () => {
  const edits = new Map<string, number | string>([['/rankings/0/listed/places', 20], ['/rankings/1/schedule/days/0', '05-31']])

  it('differs in what was changed and in nothing else', () => {
    const tried = triedText(source, all, edits)

    const [before, after] = [text.split('\n'), tried.split('\n')]
    expect(after).toHaveLength(before.length)
    expect(after.filter((line, index) => line !== before[index])).toEqual([
      '      places: 20                     # [T]',
      "      days: ['05-31', '09-30', '12-31']               # [T] 6月底, 9月底, 12月底",
    ])
    expect(new RulebookSource(tried).at(['rankings', 0, 'listed', 'places'])).toBe(20)
  })

  it('is adopted as the next version from a day on', () => {
    const next = new RulebookSource(nextText(source, all, edits, '2023-01-01'))
    expect(next.at(['version'])).toBe(2)
    expect(next.at(['effectiveFrom'])).toBe('2023-01-01')
  })

  it('tells what it rests on at its head, where every edition keeps it', () => {
    const second = nextText(source, all, edits, '2023-01-01', '临政办字〔2022〕\n99号')
    expect(basisOf(second, 2)).toBe('临政办字〔2022〕 99号')
    const third = nextText(new RulebookSource(second), all, new Map(), '2023-02-01', '更正')
    expect([2, 3].map((version) => basisOf(third, version))).toEqual(['临政办字〔2022〕 99号', '更正'])
    expect(basisOf(text, 1)).toBeUndefined()
  })

  it('contradicts the words that it is read from', () => {
    expect(contradictions(notice, edits).map(({ parameter, value, written }) => [parameter.label, value, written])).toEqual([
      ['places', 20, '30'],
    ])
  })

  it('is handed on in an address, from which nothing else is taken', () => {
    expect(readEdits(writtenEdits(edits), all)).toEqual(edits)
    expect(writtenEdits(new Map())).toBeUndefined()
    const strange = { '/rankings/0/listed/places': '20', '/id': 'other', '/rankings/0/listed/atLeast': 1, __proto__: 1 }
    expect(readEdits(JSON.stringify(strange), all)).toEqual(new Map())
    expect([readEdits('{"', all), readEdits(undefined, all), readEdits(['{}'], all)]).toEqual(Array(3).fill(new Map()))
  })

  it('knows what was set back', () => {
    expect(changed(all, new Map([['/rankings/0/listed/places', 30]]))).toEqual([])
    expect(changed(all, edits)).toHaveLength(2)
  })

  it('keeps the form of a JSON text, too', () => {
    const json = new RulebookSource('{"version":1,"effectiveFrom":"2022-05-13","closing":{"finalAfterDays":30}}')
    const next = nextText(json, parameters(json), new Map([['/closing/finalAfterDays', 20]]), '2023-01-01')
    expect(JSON.parse(next)).toEqual({ version: 2, effectiveFrom: '2023-01-01', closing: { finalAfterDays: 20 } })
  })
})

it('numbers are read as notices write them', () => {
  expect(['30', '两', '三', '十', '十二', '二十', '三十五', '', '个'].map(meaning)).toEqual([
    30, 2, 3, 10, 12, 20, 35, undefined, undefined,
  ])
})

it('an edition begins with a month', () => {
  expect(['2022-12-05', '2022-01-31'].map(nextMonth)).toEqual(['2023-01-01', '2022-02-01'])
})

it('a text that is no rulebook says so', () => {
  expect(() => new RulebookSource('a: [')).toThrow()
})

describe('the sections of the notice', () => {
  it('are those of its own numbering, with what was changed', () => {
    const found = sections(notice, new Map([['/rankings/0/listed/places', 20]]), true)
    expect(found.map(({ ref, parameters: n, changed: c }) => [ref, n, c])).toEqual([
      ['二', 8, 0],
      ['五', 7, 0],
      ['六', 1, 0],
      ['六(四)', 15, 1],
    ])
    expect(found[0]!.kinds).toContain('targets')
  })

  it('are all there when the whole is read', () => {
    expect(sections(notice, new Map(), false).length).toBeGreaterThan(6)
  })
})

it('an error is named by clause, place and reason', () => {
  const error = { pointer: '/rankings/0/ladder/steps/1/at', code: 'invalid-rulebook', detail: 'line 210: must be 1 to 1000 but is 0' }
  expect(fault(error, source, all)).toMatchObject({
    parameter: { label: 'at', of: { measure: 'REPLACE_MANAGER' } },
    title: '物业服务项目月度投诉量排名',
    clause: '六(四)2',
    reason: 'must be 1 to 1000 but is 0',
    line: 210,
  })
})
