import { epochDay, type EpochDay } from './epochDay'
import type { ProjectSummary } from './model'

/** How a stage stands on a day: done (days late, 0 in time), overdue (days), or open (days left). */
export type Standing =
  | { state: 'done'; late: number }
  | { state: 'overdue'; days: number }
  | { state: 'open'; left: number }

export function standingOf(stage: { due: string; completedOn?: string }, today: EpochDay): Standing {
  const due = epochDay(stage.due)
  if (stage.completedOn) {
    return { state: 'done', late: Math.max(0, epochDay(stage.completedOn) - due) }
  }
  return due < today ? { state: 'overdue', days: today - due } : { state: 'open', left: due - today }
}

/** What stands in a project's box: of the stages due by the day, how many are done, and which one is the oldest that is not. */
export interface DueStages<S> {
  due: number
  done: number
  overdue: number
  oldest?: S
}

export function dueStages<S extends { due: string; completedOn?: string }>(
  stages: readonly S[],
  today: EpochDay,
): DueStages<S> {
  const due = stages.filter((it) => epochDay(it.due) < today)
  const overdue = due.filter((it) => !it.completedOn)
  const oldest = overdue.reduce<S | undefined>((a, b) => (a && a.due <= b.due ? a : b), undefined)
  return { due: due.length, done: due.length - overdue.length, overdue: overdue.length, oldest }
}

/**
 * The day up to which the system has counted. A project that is overdue says it by its days, so that bars end where the numbers
 * do; without one it is the open business day.
 */
export function countedTo(projects: readonly ProjectSummary[], openDay: EpochDay): EpochDay {
  const overdue = projects.find((it) => isOverdue(it) && it.nextDue)
  return overdue?.nextDue ? epochDay(overdue.nextDue) + overdue.overdueDays : openDay
}

export function isOverdue(project: Pick<ProjectSummary, 'state' | 'overdueDays'>): boolean {
  return project.state === 'ACTIVE' && project.overdueDays > 0
}

/** What a reader has to look at: a passed day, or key supervision for another reason. */
export function isAtFault(project: ProjectSummary): boolean {
  return project.state === 'ACTIVE' && (project.overdueDays > 0 || project.keySupervised)
}
