import { count, decimal, percent } from '@/format/number'
import type { BoardRow, Metric } from './model'

/** A value as people read it: 76, 56.71, 85.3%. */
export function figure(metric: Metric | undefined, value: number): string {
  if (metric === 'deliveryRate') return percent(value, Number.isInteger(value * 100) ? 0 : 2)
  return metric === 'compositeScore' ? decimal(value, 4) : count(value)
}

/** The same where there is little room, as beside a point of a chart; the table beside it has it whole. */
export function shortFigure(metric: Metric | undefined, value: number): string {
  if (metric === 'deliveryRate') return percent(value)
  return metric === 'compositeScore' ? decimal(value, 1) : count(value)
}

/** What decided among equals, if the board tells. */
export function decidedBy(row: BoardRow, metric: Metric): number | undefined {
  return row.tieBreak.find((each) => each.metric === metric)?.value
}

/** An indicator's value: shares as such, the rest as it is. */
export function indicatorFigure(value: number, scale: { worst: number; best: number }): string {
  return Math.max(scale.worst, scale.best) <= 1 ? percent(value, 2) : count(value)
}
