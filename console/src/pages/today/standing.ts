import type { components } from '@/api/schema'
import { daysBetween } from '@/format/day'
import { count, decimal, percent } from '@/format/number'

export type TargetStanding = components['schemas']['TargetStanding']

export type How = 'reached' | 'missed' | 'onTime' | 'behind' | 'unsaid'

/** Goals up to one are shares. */
export const isShare = (target: TargetStanding): boolean => target.goal <= 1

export const shown = (value: number, target: TargetStanding): string => (isShare(target) ? percent(value) : count(value))

/** Of the goal, between 0 and 1. */
export const part = (value: number, target: TargetStanding): number =>
  target.goal > 0 ? Math.min(1, Math.max(0, value / target.goal)) : 1

export function howFar(target: TargetStanding, today: string): How {
  if (target.value >= target.goal) return 'reached'
  if (daysBetween(today, target.due) < 0) return 'missed'
  if (target.expectedByNow === undefined) return 'unsaid'
  return target.value >= target.expectedByNow ? 'onTime' : 'behind'
}

/** Percentage points of the goal that are missing against the time passed. */
export function pointsBehind(target: TargetStanding): string {
  return decimal(((target.expectedByNow! - target.value) / target.goal) * 100, 0)
}
