import type { components } from '@/api/schema'
import { daysBetween, plusDays } from '@/format/day'
import { daysOf, monthBefore } from '@/format/period'

type ComplaintCount = components['schemas']['ComplaintCount']

export interface PerDay {
  /** Counted complaints of each day of the open month up to the last that has ended. */
  now: number[]
  /** Of each day of the month before. */
  before: number[]
}

/** Counts by day laid out by day of the month; a day without complaints has none, which is a number too. */
export function perDay(items: ComplaintCount[], month: string, asOf: string): PerDay {
  const counted = new Map(items.map((item) => [item.key, item.counted]))
  const of = (from: string, days: number) =>
    Array.from({ length: days }, (_, at) => counted.get(plusDays(from, at)) ?? 0)
  const last = monthBefore(month)
  const begun = Math.min(daysOf(month).length, Math.max(0, daysBetween(`${month}-01`, asOf) + 1))
  return { now: of(`${month}-01`, begun), before: of(`${last}-01`, daysOf(last).length) }
}

export const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Below ten with one place: seven complaints in seventeen days are not none a day. */
export function average(numbers: number[]): number {
  const exact = numbers.length === 0 ? 0 : sum(numbers) / numbers.length
  return exact < 10 ? Math.round(exact * 10) / 10 : Math.round(exact)
}
