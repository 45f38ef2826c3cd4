import { epochDay, type EpochDay } from './epochDay'

/** How a county stands in the open month's provisional board. */
export interface CountyStanding {
  rank: number
  rated: number
  /** Share of the weight that was due and is complete, 0 to 1. */
  progress: number
  /** Whether it would be listed if the month closed now. */
  listed: boolean
  fromEnd?: number
}

export interface CountyLetter {
  measure: LetterMeasure
  number?: string
  title: string
  day: EpochDay
  noticeId: string
}

export const LETTER_MEASURES = ['PROMPT_LETTER', 'SUPERVISION_LETTER', 'ACCOUNTABILITY_LETTER'] as const
export type LetterMeasure = (typeof LETTER_MEASURES)[number]

interface BoardRowLike {
  subject: { code: string; name: string }
  rank: number
  value: number
  listed: boolean
  rated?: number
  fromEnd?: number
}

export interface CountyBoard {
  period: string
  standings: Map<string, CountyStanding>
  /** Those that would be listed, the last place first. */
  listed: { code: string; name: string }[]
}

export function countyBoard(board: { period: string; rated: number; rows: readonly BoardRowLike[] }): CountyBoard {
  const listed = board.rows.filter((it) => it.listed).sort((a, b) => b.rank - a.rank)
  return {
    period: board.period,
    listed: listed.map((it) => ({ code: it.subject.code, name: it.subject.name })),
    standings: new Map(
      board.rows.map((it) => [
        it.subject.code,
        { rank: it.rank, rated: it.rated ?? board.rated, progress: it.value, listed: it.listed, fromEnd: it.fromEnd },
      ]),
    ),
  }
}

interface NoticeLike {
  id: string
  measure?: string
  number?: string
  title: string
  state: string
  issuedOn?: string
  subjects: readonly { type: string; code: string }[]
}

/** Letters that were issued and stand, by county, oldest first. */
export function lettersByCounty(notices: readonly NoticeLike[]): Map<string, CountyLetter[]> {
  const letters = new Map<string, CountyLetter[]>()
  for (const notice of notices) {
    const measure = LETTER_MEASURES.find((it) => it === notice.measure)
    if (!measure || !notice.issuedOn || notice.state === 'withdrawn' || notice.state === 'void') {
      continue
    }
    for (const county of notice.subjects.filter((it) => it.type === 'county')) {
      const letter = { measure, number: notice.number, title: notice.title, day: epochDay(notice.issuedOn), noticeId: notice.id }
      letters.set(county.code, [...(letters.get(county.code) ?? []), letter])
    }
  }
  letters.forEach((it) => it.sort((a, b) => a.day - b.day))
  return letters
}

/** The kinds of letters that there are. */
export function measuresIn(letters: ReadonlyMap<string, readonly CountyLetter[]>): LetterMeasure[] {
  const present = new Set([...letters.values()].flatMap((all) => all.map((it) => it.measure)))
  return LETTER_MEASURES.filter((it) => present.has(it))
}

/** Marks that would lie on another are moved to its right. */
export function placed(
  letters: readonly CountyLetter[],
  x: (day: EpochDay) => number,
  width: number,
  mark = 17,
): { letter: CountyLetter; left: number }[] {
  const marks: { letter: CountyLetter; left: number }[] = []
  let free = 0
  for (const letter of letters) {
    const at = x(letter.day)
    if (at < 0 || at > width) {
      continue
    }
    const left = Math.max(at - mark / 2, free)
    if (left + mark <= width) {
      marks.push({ letter, left })
      free = left + mark
    }
  }
  return marks
}
