import { epochDay, yearEnd, yearOf, type EpochDay } from './epochDay'
import { isOverdue } from './standing'
import type { ProjectSummary } from './model'

/** The numbers of the page's first sentence. */
export interface WallSentence {
  year: number
  /** Active projects whose delivery is due by the end of the year. */
  due: number
  /** Of these, those with 竣工验收, or handed over already. */
  completed: number
  /** Of these, those with a passed day. */
  overdue: number
  /** Of these, those that are neither. */
  onTime: number
  /** Of these, the longest, in calendar days. */
  longest: number
  /** Overdue projects whose delivery is due later, which the sentence would hide. */
  overdueLater: number
  /** The counties with most overdue projects of all, at most three. */
  most: { code: string; name: string; overdue: number }[]
}

const MOST = 3

export function sentenceOf(projects: readonly ProjectSummary[], today: EpochDay): WallSentence {
  const end = yearEnd(today)
  const active = projects.filter((it) => it.state === 'ACTIVE')
  const due = active.filter((it) => isDueBy(it, end))
  const overdue = due.filter(isOverdue)
  const all = active.filter(isOverdue)
  return {
    year: yearOf(today),
    due: due.length,
    completed: due.filter(isCompleted).length,
    overdue: overdue.length,
    onTime: due.filter((it) => !isOverdue(it) && !isCompleted(it)).length,
    longest: overdue.reduce((longest, it) => Math.max(longest, it.overdueDays), 0),
    overdueLater: all.length - overdue.length,
    most: countiesBy(all),
  }
}

function isDueBy(project: ProjectSummary, end: EpochDay): boolean {
  return project.stages.some((it) => it.stage === 'DELIVERY' && epochDay(it.due) <= end)
}

function isCompleted(project: ProjectSummary): boolean {
  return project.stages.some((it) => (it.stage === 'COMPLETION' || it.stage === 'DELIVERY') && it.completedOn)
}

function countiesBy(overdue: readonly ProjectSummary[]): WallSentence['most'] {
  const counties = new Map<string, { code: string; name: string; overdue: number }>()
  for (const it of overdue) {
    const known = counties.get(it.county)
    counties.set(it.county, { code: it.county, name: it.countyName, overdue: (known?.overdue ?? 0) + 1 })
  }
  return [...counties.values()].sort((a, b) => b.overdue - a.overdue || a.code.localeCompare(b.code)).slice(0, MOST)
}
