import type { components } from '@/api/schema'
import { daysBetween } from '@/format/day'

export type Task = components['schemas']['Task']
export type TaskState = 'open' | 'overdue' | 'asked' | 'done' | 'all'

export const TASK_STATES: readonly TaskState[] = ['open', 'overdue', 'asked', 'done', 'all']

/** The day itself is in time; a task that was entered on its due day or later is not missed. */
export function isTaskOverdue(task: Task, today: string): boolean {
  return !task.completedOn && task.due < today && (task.enteredOn === undefined || task.enteredOn < task.due)
}

export function isIn(task: Task, state: TaskState, today: string): boolean {
  if (state === 'open') return !task.completedOn
  if (state === 'overdue') return isTaskOverdue(task, today)
  if (state === 'asked') return task.openRequests.length > 0
  return state === 'all' || task.completedOn !== undefined
}

export interface TaskNumbers {
  all: number
  done: number
  overdue: number
  /** Calendar days. */
  longest: number
  asked: number
}

export function numbersOf(tasks: readonly Task[], today: string): TaskNumbers {
  const overdue = tasks.filter((it) => isTaskOverdue(it, today))
  return {
    all: tasks.length,
    done: tasks.filter((it) => it.completedOn).length,
    overdue: overdue.length,
    longest: overdue.reduce((longest, it) => Math.max(longest, daysBetween(it.due, today)), 0),
    asked: tasks.filter((it) => it.openRequests.length > 0).length,
  }
}

/** What waits first: what is not done by its due day, then what is, the latest first. */
export function inOrder(tasks: readonly Task[]): Task[] {
  return [...tasks].sort((a, b) => {
    if (!a.completedOn !== !b.completedOn) return a.completedOn ? 1 : -1
    if (a.completedOn && b.completedOn) return b.completedOn.localeCompare(a.completedOn)
    return a.due.localeCompare(b.due) || a.county.localeCompare(b.county) || a.title.localeCompare(b.title, 'zh')
  })
}
