import type { Language } from '@/format/day'

/** Widths of the columns before the bars, in pixels. */
export interface Columns {
  project: number
  kind: number
  next: number
  overdue: number
  /** Of them all. */
  left: number
  /** Of the bars. */
  bars: number
}

/** Names get what the bars can spare. */
export function columnsOf(width: number, language: Language): Columns {
  const kind = language === 'zh' ? 48 : 62
  // A day of another year is told with it, where there is room.
  const wide = width > 900
  const next = language === 'zh' ? (wide ? 156 : 126) : wide ? 176 : 152
  const overdue = language === 'zh' ? 54 : 60
  const project = Math.round(Math.min(320, Math.max(198, width * 0.25)))
  const left = project + kind + next + overdue
  return { project, kind, next, overdue, left, bars: Math.max(120, width - left) }
}
