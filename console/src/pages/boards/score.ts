import { clamped, dividedBy, fraction, minus, plus, rounded, times, type Fraction } from './decimal'
import type { BoardRow } from './model'

/** One line of the arithmetic behind a score (综合得分). */
export interface ScoreLine {
  indicator: string
  value: number
  worst: number
  best: number
  /** How much of the way from worst to best has been gone, 0 to 1. */
  normalised: number
  weight: number
  /** What it adds to the score. */
  points: number
}

/** A score with the lines that make it up. */
export interface ScoreSum {
  lines: ScoreLine[]
  weights: number
  /** As it comes out here. */
  score: number
  /** Whether the board publishes the same. */
  agrees: boolean
}

const HUNDRED = fraction(100)

/** Works a published score out again from the published values of its indicators. */
export function scoreSum(row: BoardRow): ScoreSum | undefined {
  if (row.indicators.length === 0) return undefined
  const weights = row.indicators.map((each) => fraction(each.weight)).reduce(plus)
  if (weights.over === 0n) return undefined
  let sum = fraction(0)
  const lines = row.indicators.map((each) => {
    const way = normalised(each)
    const points = dividedBy(times(times(way, fraction(each.weight)), HUNDRED), weights)
    sum = plus(sum, points)
    return {
      indicator: each.indicator,
      value: each.value,
      worst: each.worst,
      best: each.best,
      normalised: rounded(way),
      weight: each.weight,
      points: rounded(points),
    }
  })
  const score = rounded(sum)
  return { lines, weights: rounded(weights), score, agrees: score === row.value }
}

function normalised(each: BoardRow['indicators'][number]): Fraction {
  const way = minus(fraction(each.best), fraction(each.worst))
  if (way.over === 0n) return fraction(0)
  return clamped(dividedBy(minus(fraction(each.value), fraction(each.worst)), way))
}
