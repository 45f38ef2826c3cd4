import type { NoticeSummary } from './model'

/** Letters of a kind that wait for the same act are one row from this many on. */
const FOLD_FROM = 3

export interface Single {
  type: 'one'
  notice: NoticeSummary
}

/** Several letters of one kind and period that wait for the same act. */
export interface Folded {
  type: 'many'
  key: string
  kind: string
  period: string
  /** The first day by whose end any of them is due. */
  due?: string
  overdue: number
  notices: NoticeSummary[]
}

export type Row = Single | Folded

/** Overdue first, then by the day of the term, then the one that was drafted first; what waits for nothing last. */
export function byUrgency(a: NoticeSummary, b: NoticeSummary): number {
  if (a.overdue !== b.overdue) return a.overdue ? -1 : 1
  return (
    (a.waitsFor?.due ?? '9999').localeCompare(b.waitsFor?.due ?? '9999') ||
    a.draftedOn.localeCompare(b.draftedOn) ||
    a.id.localeCompare(b.id)
  )
}

/** The newest first, for what is over. */
export function byNewest(a: NoticeSummary, b: NoticeSummary): number {
  const day = (it: NoticeSummary) => it.issuedOn ?? it.draftedOn
  return day(b).localeCompare(day(a)) || a.id.localeCompare(b.id)
}

/** Rows in order; a folded row stands where its most urgent letter would. */
export function fold(
  notices: NoticeSummary[],
  order: (a: NoticeSummary, b: NoticeSummary) => number = byUrgency,
): Row[] {
  const sorted = [...notices].sort(order)
  const groups = new Map<string, NoticeSummary[]>()
  for (const notice of sorted) {
    const key = groupOf(notice)
    groups.set(key, [...(groups.get(key) ?? []), notice])
  }
  const told = new Set<string>()
  const rows: Row[] = []
  for (const notice of sorted) {
    const key = groupOf(notice)
    const group = groups.get(key) ?? []
    if (group.length < FOLD_FROM) {
      rows.push({ type: 'one', notice })
    } else if (!told.has(key)) {
      told.add(key)
      rows.push(folded(key, group))
    }
  }
  return rows
}

function groupOf(notice: NoticeSummary): string {
  return [notice.kind, notice.period, notice.waitsFor?.step ?? notice.state].join('|')
}

function folded(key: string, notices: NoticeSummary[]): Folded {
  const first = notices[0]
  const due = notices
    .map((it) => it.waitsFor?.due)
    .filter((it) => it !== undefined)
    .sort()[0]
  return {
    type: 'many',
    key,
    kind: first?.kind ?? '',
    period: first?.period ?? '',
    due,
    overdue: notices.filter((it) => it.overdue).length,
    notices,
  }
}
