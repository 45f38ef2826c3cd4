import type { Board, BoardRow, Escalation, Measure, RankingRule } from './model'

/** An estate on a board, as far as a test says so. */
export function anEstate(code: string, rank: number, value: number, more: Partial<BoardRow> = {}): BoardRow {
  return {
    subject: { type: 'estate', code, name: `${code}小区` },
    rank,
    value,
    tieBreak: [],
    listed: true,
    indicators: [],
    estate: {
      estateId: code,
      name: `${code}小区`,
      street: { id: 'S1', name: '盛庄街道' },
      county: { id: 'C1', name: '罗庄区' },
      households: 1848,
      company: { id: 'K1', name: '佳禾物业' },
    },
    ...more,
  }
}

/** Estates with these values, ranked as boards rank them. */
export function ranked(values: number[], listed = values.length): BoardRow[] {
  return values.map((value, index) =>
    anEstate(`E${index + 1}`, values.indexOf(value) + 1, value, { listed: index < listed }),
  )
}

export function aBoard(rows: BoardRow[], more: Partial<Board> = {}): Board {
  return {
    ranking: 'estate-complaints',
    period: '2022-11',
    revision: 1,
    closedOn: '2022-12-03',
    hash: '0'.repeat(64),
    final: true,
    rated: rows.length,
    rows,
    notRated: [],
    undecidable: false,
    changes: [],
    ...more,
  }
}

export function aMeasure(measure: Measure, row: BoardRow): Escalation {
  return {
    id: `${measure}-${row.subject.code}`,
    rule: 'estate-complaints',
    measure,
    subject: row.subject,
    period: '2022-11',
    clause: '六(四)2',
    state: 'raised',
    evidence: { rows: [], documents: [] },
    raisedOn: '2022-12-03',
  }
}

export const ESTATES: RankingRule = {
  id: 'estate-complaints',
  title: '物业服务项目月度投诉量排名',
  subject: 'estate',
  clause: { ref: '六(四)2', quote: '对每月投诉量居全市前30名的物业服务项目,及时约谈物业企业' },
  order: [{ metric: 'countedComplaints', first: 'highest' }],
  listed: { end: 'first', places: 30, atLeast: 1 },
  ladder: {
    by: 'streak',
    steps: [
      { at: 1, andLater: true, measure: 'INTERVIEW_COMPANY' },
      { at: 2, measure: 'REPLACE_MANAGER' },
      { at: 3, measure: 'BLACKLIST' },
    ],
  },
}
