import { epochDay, monthOf, monthStart, yearOf, type EpochDay } from './epochDay'
import type { ProjectSummary } from './model'

/** The months that are shown: from the first day of one to the first day after the last. */
export interface TimeWindow {
  from: EpochDay
  to: EpochDay
}

export interface MonthMark {
  day: EpochDay
  year: number
  month: number
  /** Whether the year is to be named here. */
  newYear: boolean
  current: boolean
}

const BEFORE = 5
const AFTER = 6
/** Beyond a plan of any campaign. */
const MOST_MONTHS = 240

/** Five months back, five ahead. */
export function around(today: EpochDay): TimeWindow {
  return { from: monthStart(today, -BEFORE), to: monthStart(today, AFTER) }
}

export function shifted(window: TimeWindow, months: number): TimeWindow {
  return { from: monthStart(window.from, months), to: monthStart(window.to, months) }
}

/** From the first plan to the last due day of them all. */
export function whole(projects: readonly ProjectSummary[], today: EpochDay): TimeWindow {
  let from = today
  let to = today
  for (const project of projects) {
    for (const stage of project.stages) {
      from = Math.min(from, epochDay(stage.baseline), epochDay(stage.due))
      to = Math.max(to, epochDay(stage.baseline), epochDay(stage.due))
    }
  }
  const start = monthStart(from, -1)
  return { from: start, to: Math.min(monthStart(to, 1), monthStart(start, MOST_MONTHS)) }
}

/** Its first days of months, oldest first. */
export function monthMarks(window: TimeWindow, today: EpochDay): MonthMark[] {
  const marks: MonthMark[] = []
  for (let day = window.from; day < window.to; day = monthStart(day, 1)) {
    const month = monthOf(day)
    marks.push({
      day,
      year: yearOf(day),
      month,
      newYear: marks.length === 0 || month === 1,
      current: monthStart(today) === day,
    })
  }
  return marks
}

/** Every how many months a label has room. */
export function labelStep(months: number, width: number, least = 30): number {
  const steps = [1, 2, 3, 6, 12]
  return steps.find((step) => (width / months) * step >= least) ?? 24
}

export function scaleOf(window: TimeWindow, width: number): (day: EpochDay) => number {
  const perDay = width / (window.to - window.from)
  return (day) => Math.round((day - window.from) * perDay * 10) / 10
}
