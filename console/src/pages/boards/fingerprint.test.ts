import { describe, expect, it } from 'vitest'
import { fingerprint, shortFingerprint, verify } from './fingerprint'
import { aBoard, anEstate } from './rows.fixture'
import type { Board, BoardRow } from './model'

const scores = [61.1373, 58.6854, 55.9889, 52.3126, 47.9853, 44.9637, 42.2675, 38.5956]

function street(value: number, index: number): BoardRow {
  return {
    subject: { type: 'street', code: `S${index + 1}`, name: '' },
    rank: index + 1,
    value,
    tieBreak: [],
    listed: index > 4,
    indicators: [],
  }
}

/** As release 0.1.0 published it, with the fingerprint that it published it under. */
const published: Board = aBoard(scores.map(street), {
  ranking: 'street-work',
  period: '2022-06-30',
  hash: 'a8dc2d9cac20943602c3dc9a43b4de4576b51f67fd0dec57855ea3e537589e7b',
})

describe('the fingerprint of a board', () => {
  it('comes out as it was published', () => {
    expect(fingerprint(published)).toBe(published.hash)
    expect(verify(published)).toBe('matches')
  })

  it('comes out for shares and ties, too', () => {
    const rows = [1, 0, 0, 0].map((value, index) => ({
      ...street(value, index),
      subject: { type: 'county' as const, code: `C${index + 1}`, name: '' },
      rank: index === 0 ? 1 : 2,
      listed: index > 0,
    }))
    expect(fingerprint(aBoard(rows, { ranking: 'county-progress-monthly', period: '2022-07' }))).toBe(
      '3470ef990194afbd9dc44c9bb62c16ade06f7666824020abcd5d1ed88592ad9c',
    )
  })

  it('differs when anything that decides was changed', () => {
    const changed = [
      { ...published.rows[0]!, value: 61.1374 },
      { ...published.rows[0]!, listed: true },
      { ...published.rows[0]!, tieBreak: [{ metric: 'overdueDays', value: 3 }] },
    ]
    for (const row of changed) expect(verify({ ...published, rows: [row, ...published.rows.slice(1)] })).toBe('differs')
    expect(verify({ ...published, leftOut: { value: 3, count: 2 } })).toBe('differs')
    expect(verify({ ...published, undecidable: true })).toBe('differs')
    const company = aBoard([anEstate('E1', 1, 3)])
    const other = aBoard([{ ...company.rows[0]!, estate: { ...company.rows[0]!.estate!, company: { id: 'K2', name: '' } } }])
    expect(fingerprint(other)).not.toBe(fingerprint(company))
  })

  it('says nothing of a part', () => {
    expect(verify({ ...published, rows: published.rows.slice(1) })).toBe('incomplete')
  })

  it('is read out in groups', () => {
    expect(shortFingerprint('ee0319a974001234')).toBe('ee03 19a9 7400')
  })
})
