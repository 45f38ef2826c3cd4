/** Days as whole numbers, so that a bar is arithmetic: 1 is 1970-01-02. Business dates have no zone. */

const MILLIS = 86_400_000

export type EpochDay = number

export function epochDay(date: string): EpochDay {
  return Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / MILLIS)
}

export function isoOf(day: EpochDay): string {
  return new Date(day * MILLIS).toISOString().slice(0, 10)
}

export function yearOf(day: EpochDay): number {
  return new Date(day * MILLIS).getUTCFullYear()
}

/** From 1. */
export function monthOf(day: EpochDay): number {
  return new Date(day * MILLIS).getUTCMonth() + 1
}

/** The first day of the month that lies so many months after the one of the day. */
export function monthStart(day: EpochDay, months = 0): EpochDay {
  const date = new Date(day * MILLIS)
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / MILLIS)
}

export function yearEnd(day: EpochDay): EpochDay {
  return Math.round(Date.UTC(yearOf(day), 11, 31) / MILLIS)
}
