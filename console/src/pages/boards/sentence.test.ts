import { describe, expect, it } from 'vitest'
import { textOf } from '@/text'
import { readIn } from '@/text/language'
import { bySubject, consequences } from './measures'
import type { BoardRow } from './model'
import { aBoard, aMeasure, anEstate, ESTATES } from './rows.fixture'
import { sentence } from './sentence'
import { wholeBoard } from './shown'

readIn('zh')
const words = (rows: BoardRow[], measures = bySubject([]), more = {}) =>
  sentence(wholeBoard(aBoard(rows, more), 'first'), ESTATES, 'estate', consequences(rows, measures, ESTATES), textOf('boards'), 'zh')
    .map((part) => (part.grave ? `*${part.text}*` : part.text))
    .join('')

describe('the sentence of a board', () => {
  const rows = [anEstate('E1', 1, 9), anEstate('E2', 2, 8), anEstate('E3', 3, 7)]

  it('says what everybody gets and what some', () => {
    const measures = bySubject([
      ...rows.map((row) => aMeasure('INTERVIEW_COMPANY', row)),
      aMeasure('REPLACE_MANAGER', rows[0]!),
      aMeasure('REPLACE_MANAGER', rows[1]!),
      aMeasure('BLACKLIST', rows[2]!),
    ])
    expect(words(rows, measures)).toBe('11月3个小区上榜，全部约谈企业；其中2个更换项目经理，*1个新列黑榜*。')
  })

  it('claims nothing of measures that are not there', () => {
    expect(words(rows)).toBe('11月3个小区上榜。')
  })

  it('says why nobody is listed', () => {
    expect(words([])).toBe('11月无人上榜。')
    expect(words(rows, bySubject([]), { undecidable: true })).toContain('分不出高下')
  })
})
