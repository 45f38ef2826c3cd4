import type { components } from '@/api/schema'
import { byTime } from './period'
import type { Escalation, Measure } from './model'

export type Notice = components['schemas']['NoticeSummary']

/** Measures against a subject, each with its letter (函件); those of one kind that need nothing more are one. */
export interface Entry {
  key: string
  measure: Measure
  periods: string[]
  /** Absent where none is written yet, or the reader does not see it. */
  letter?: Notice
  /** How many it stands for. */
  count: number
  /** Whether somebody has to act on it. */
  waits: boolean
}

/** What waits first, what is overdue before the rest, then the newest; the older ones by kind. */
export function entries(escalations: Escalation[], notices: Notice[], period: string): Entry[] {
  const letters = new Map<string, Notice>()
  for (const notice of notices) {
    for (const id of notice.escalationIds) {
      const other = letters.get(id)
      if (notice.measure && (!other || isGivenUp(other))) letters.set(id, notice)
    }
  }
  const single = escalations.map((each): Entry => {
    const letter = letters.get(each.id)
    return {
      key: each.id,
      measure: each.measure,
      periods: [each.period],
      ...(letter && { letter }),
      count: 1,
      waits: letter?.waitsFor !== undefined,
    }
  })
  const own = single.filter((each) => each.waits || each.periods[0] === period || !isOut(each.letter))
  const older = single.filter((each) => !own.includes(each))
  return [...own.sort(urgent), ...grouped(older)]
}

function grouped(entries: Entry[]): Entry[] {
  const kinds = new Map<Measure, Entry[]>()
  for (const each of entries) kinds.set(each.measure, [...(kinds.get(each.measure) ?? []), each])
  return [...kinds.values()].map((all) => {
    if (all.length === 1) return all[0]!
    const periods = all.flatMap((each) => each.periods).sort(byTime)
    return { key: `all ${all[0]!.measure}`, measure: all[0]!.measure, periods, count: all.length, waits: false }
  })
}

/** Another letter may have taken its place. */
function isGivenUp(letter: Notice): boolean {
  return letter.state === 'void' || letter.state === 'withdrawn'
}

function isOut(letter: Notice | undefined): boolean {
  return letter?.issuedOn !== undefined
}

function urgent(a: Entry, b: Entry): number {
  const late = (each: Entry) => (each.letter?.overdue ? 0 : each.waits ? 1 : 2)
  return late(a) - late(b) || byTime(b.periods[0]!, a.periods[0]!)
}
