import type { Bar, Span } from './bars'
import { scaleOf, type TimeWindow } from './timeWindow'

/** A row's bar as outlines of one kind each, few enough that thousands of rows scroll. Empty where there is nothing of it. */
export interface BarPaths {
  done: string
  planned: string
  overdue: string
  ticks: string
  extended: string
  baseline: string
  delivery: string
  deliveryDone: boolean
}

const TOP = 6
const HEIGHT = 10
const GAP = 0.8
const DIAMOND = 4.5

export function pathsOf(bar: Bar, window: TimeWindow, width: number): BarPaths {
  const x = scaleOf(window, width)
  const shown = (spans: readonly Span[], inset: number): string =>
    spans
      .map(([from, to]): Span => [Math.max(0, x(from) + GAP / 2), Math.min(width, x(to) - GAP / 2)])
      .filter(([left, right]) => right > left && right > 0 && left < width)
      .map(([left, right]) => box(left + inset, TOP + inset, Math.max(right - left - 2 * inset, 0.8), HEIGHT - 2 * inset))
      .join('')
  const inside = (at: number): boolean => at >= 0 && at <= width
  return {
    done: shown(bar.done, 0),
    planned: shown(bar.planned, 0.5),
    overdue: bar.overdue ? shown([bar.overdue], 0) : '',
    ticks: bar.passed
      .map(x)
      .filter(inside)
      .map((at) => `M${at} ${TOP}v${HEIGHT}`)
      .join(''),
    extended: shown(bar.extended, 0.5),
    baseline: bar.baseline
      .map(([from, to]): Span => [Math.max(0, x(from)), Math.min(width, x(to))])
      .filter(([left, right]) => right > left)
      .map(([left, right]) => `M${left} 19.5H${right}`)
      .join(''),
    delivery: bar.delivery && inside(x(bar.delivery.day)) ? diamond(x(bar.delivery.day)) : '',
    deliveryDone: bar.delivery?.done ?? false,
  }
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${y}h${round(width)}v${height}h${round(-width)}z`
}

function diamond(x: number): string {
  const middle = TOP + HEIGHT / 2
  return `M${round(x - DIAMOND)} ${middle}l${DIAMOND}-${DIAMOND} ${DIAMOND} ${DIAMOND}-${DIAMOND} ${DIAMOND}z`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
