import { epochDay, type EpochDay } from './epochDay'
import type { ProjectStage, ProjectSummary } from './model'
import { isOverdue } from './standing'

/** From the first day to the last, in days. */
export type Span = readonly [from: EpochDay, to: EpochDay]

/** A project's bar over its stages, in days. */
export interface Bar {
  done: Span[]
  planned: Span[]
  /** From the oldest day that has passed to today. */
  overdue?: Span
  /** Further days that have passed within the overdue part. */
  passed: EpochDay[]
  /** What an approved extension has added and is still to come. */
  extended: Span[]
  /** The first plan, where it no longer holds. */
  baseline: Span[]
  delivery?: { day: EpochDay; done: boolean }
}

/** The plan does not say when the first stage begins; a month before it is due. */
const LEAD = 30

/** Whether it is overdue says the system; where it says nothing, nothing is red. */
export function barOf(project: Pick<ProjectSummary, 'stages' | 'state' | 'overdueDays'>, today: EpochDay): Bar {
  const bar: Bar = { done: [], planned: [], passed: [], extended: [], baseline: [] }
  const late = isOverdue(project)
  const stages = project.stages
  const first = stages[0]
  let from = first ? epochDay(first.due) - LEAD : 0
  let planFrom = first ? epochDay(first.baseline) - LEAD : 0
  for (const stage of stages) {
    const due = epochDay(stage.due)
    const baseline = epochDay(stage.baseline)
    if (stage.completedOn) {
      bar.done.push([Math.min(from, due), due])
    } else if (late && due < today) {
      bar.passed.push(due)
      planned(bar, [from, due], baseline)
    } else {
      planned(bar, [from, due], baseline)
    }
    if (baseline !== due) {
      bar.baseline.push([Math.min(planFrom, baseline), baseline])
    }
    from = due
    planFrom = baseline
  }
  cutToOverdue(bar, today)
  bar.delivery = deliveryOf(stages)
  return bar
}

function planned(bar: Bar, [from, due]: Span, baseline: EpochDay): void {
  const split = Math.min(Math.max(baseline, from), due)
  if (split > from) {
    bar.planned.push([from, split])
  }
  if (due > split) {
    bar.extended.push([split, due])
  }
}

/** What is overdue covers the plan up to today; before the oldest passed day the plan stands. */
function cutToOverdue(bar: Bar, today: EpochDay): void {
  if (bar.passed.length === 0) {
    return
  }
  const start = Math.min(...bar.passed)
  const overdue: Span = [start, today]
  bar.overdue = overdue
  bar.passed = bar.passed.filter((it) => it > start)
  bar.planned = bar.planned.flatMap((it) => without(it, overdue))
  bar.extended = bar.extended.flatMap((it) => without(it, overdue))
}

function without([from, to]: Span, [start, end]: Span): Span[] {
  const left: Span[] = from < start ? [[from, Math.min(to, start)]] : []
  const right: Span[] = to > end ? [[Math.max(from, end), to]] : []
  return [...left, ...right]
}

function deliveryOf(stages: readonly ProjectStage[]): Bar['delivery'] {
  const delivery = stages.find((it) => it.stage === 'DELIVERY')
  return delivery && { day: epochDay(delivery.due), done: delivery.completedOn !== undefined }
}
