import { epochDay, isoOf, type EpochDay } from './epochDay'

/** Fourteen days each (双周), by the number and first day of one that the system has named. */
export interface Fortnight {
  fortnight: number
  from: string
}

const DAYS = 14

export interface ReviewLike {
  on: string
  fortnight: number
}

export interface FortnightEntry<R> {
  fortnight: number
  from: string
  to: string
  reviews: R[]
  /** It has ended, and nothing was reported in it. */
  missed: boolean
}

const startOf = (fortnight: number, open: Fortnight): EpochDay =>
  epochDay(open.from) + (fortnight - open.fortnight) * DAYS

/**
 * The fortnights of a project, the newest first. A fortnight is owed when the project was there all the while; where it is not
 * known since when, from its first report on.
 */
export function fortnightsOf<R extends ReviewLike>(
  reviews: readonly R[],
  open: Fortnight,
  enteredOn: string | undefined,
): FortnightEntry<R>[] {
  const first = firstOwed(reviews, open, enteredOn)
  const entries: FortnightEntry<R>[] = []
  for (let number = Math.max(open.fortnight, ...reviews.map((it) => it.fortnight)); number >= first; number--) {
    const start = startOf(number, open)
    const of = reviews.filter((it) => it.fortnight === number).sort((a, b) => b.on.localeCompare(a.on))
    const missed = of.length === 0 && number < open.fortnight && owed(start, enteredOn)
    entries.push({ fortnight: number, from: isoOf(start), to: isoOf(start + DAYS - 1), reviews: of, missed })
  }
  return entries
}

function owed(start: EpochDay, enteredOn: string | undefined): boolean {
  return enteredOn === undefined || start >= epochDay(enteredOn)
}

function firstOwed(reviews: readonly ReviewLike[], open: Fortnight, enteredOn: string | undefined): number {
  const reported = reviews.reduce((least, it) => Math.min(least, it.fortnight), open.fortnight)
  if (!enteredOn) return reported
  const entered = open.fortnight + Math.floor((epochDay(enteredOn) - epochDay(open.from)) / DAYS)
  return Math.max(1, Math.min(reported, entered))
}

/** How many were missed since the last report, or at all where there was none. */
export function missedSince(entries: readonly FortnightEntry<unknown>[]): number {
  const last = entries.findIndex((it) => it.reviews.length > 0)
  return entries.slice(0, last < 0 ? undefined : last).filter((it) => it.missed).length
}
