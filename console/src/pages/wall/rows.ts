import { epochDay, monthOf, yearEnd, yearOf, type EpochDay } from './epochDay'
import { isAtFault, isOverdue } from './standing'
import type { ProjectSummary } from './model'

/** What a fold hides, in the order in which it is told. */
export interface Hidden {
  kind: 'inactive' | 'finished' | 'startLater' | 'deliverInMonth' | 'deliverLater' | 'other'
  /** Of deliverInMonth. */
  month?: number
  /** Of startLater and deliverLater. */
  year?: number
  count: number
}

export interface CountyRow {
  type: 'county'
  key: string
  code: string
  name: string
  total: number
  overdue: number
  keySupervised: number
  open: boolean
}
export interface ProjectRow {
  type: 'project'
  key: string
  project: ProjectSummary
}
export interface RestRow {
  type: 'rest'
  key: string
  county: string
  count: number
  open: boolean
  hidden: Hidden[]
}
export interface CalmRow {
  type: 'calm'
  key: string
  counties: number
  projects: number
  open: boolean
}
export type WallRow = CountyRow | ProjectRow | RestRow | CalmRow

/** What the reader has opened or closed by hand; the keys are those of the rows. */
export type Folds = ReadonlyMap<string, boolean>

export const HEIGHTS: Readonly<Record<WallRow['type'], number>> = { county: 26, project: 22, rest: 22, calm: 26 }

interface County {
  code: string
  name: string
  projects: ProjectSummary[]
  overdue: number
}

/**
 * The rows from top to bottom: counties with most overdue projects first, in each its projects at fault, the longest overdue
 * first, and folded what has no fault; last, folded, the counties without a fault.
 *
 * @param unfolded everything is open, since the reader has picked out single projects, or prints
 * @param rankOf a county's rank, worst last; decides among counties with as many overdue projects
 */
export function rowsOf(
  projects: readonly ProjectSummary[],
  folds: Folds,
  today: EpochDay,
  unfolded: boolean,
  rankOf: (county: string) => number = () => 0,
): WallRow[] {
  const counties = byCounty(projects).sort(
    (a, b) => b.overdue - a.overdue || rankOf(b.code) - rankOf(a.code) || a.code.localeCompare(b.code),
  )
  const isOpen = (key: string, otherwise: boolean): boolean => folds.get(key) ?? (unfolded || otherwise)
  const atFault = counties.filter((it) => it.projects.some(isAtFault))
  const calm = counties.filter((it) => !it.projects.some(isAtFault))
  const rows = atFault.flatMap((it) => countyRows(it, isOpen, today, true))
  if (calm.length === 0) {
    return rows
  }
  const alone = atFault.length === 0 && calm.length === 1
  const open = isOpen('calm', alone)
  if (!alone) {
    rows.push({ type: 'calm', key: 'calm', counties: calm.length, projects: sum(calm), open })
  }
  return open ? [...rows, ...calm.flatMap((it) => countyRows(it, isOpen, today, alone))] : rows
}

function countyRows(county: County, isOpen: (key: string, otherwise: boolean) => boolean, today: EpochDay, otherwise: boolean): WallRow[] {
  const key = `county:${county.code}`
  const open = isOpen(key, otherwise)
  const head: CountyRow = {
    type: 'county',
    key,
    code: county.code,
    name: county.name,
    total: county.projects.length,
    overdue: county.overdue,
    keySupervised: county.projects.filter((it) => it.state === 'ACTIVE' && it.keySupervised).length,
    open,
  }
  if (!open) {
    return [head]
  }
  const faults = county.projects.filter(isAtFault).sort(worstFirst)
  const rest = county.projects.filter((it) => !isAtFault(it)).sort(soonestFirst)
  if (rest.length === 0) {
    return [head, ...faults.map(rowOf)]
  }
  const restKey = `rest:${county.code}`
  const restOpen = isOpen(restKey, faults.length === 0)
  const restRow: RestRow = {
    type: 'rest',
    key: restKey,
    county: county.code,
    count: rest.length,
    open: restOpen,
    hidden: hiddenIn(rest, today),
  }
  return [head, ...faults.map(rowOf), ...(faults.length > 0 ? [restRow] : []), ...(restOpen ? rest.map(rowOf) : [])]
}

function rowOf(project: ProjectSummary): ProjectRow {
  return { type: 'project', key: `project:${project.id}`, project }
}

function byCounty(projects: readonly ProjectSummary[]): County[] {
  const counties = new Map<string, County>()
  for (const project of projects) {
    const county = counties.get(project.county) ?? { code: project.county, name: project.countyName, projects: [], overdue: 0 }
    county.projects.push(project)
    county.overdue += isOverdue(project) ? 1 : 0
    counties.set(project.county, county)
  }
  return [...counties.values()]
}

function worstFirst(a: ProjectSummary, b: ProjectSummary): number {
  return b.overdueDays - a.overdueDays || a.name.localeCompare(b.name, 'zh')
}

function soonestFirst(a: ProjectSummary, b: ProjectSummary): number {
  return (a.nextDue ?? '9999').localeCompare(b.nextDue ?? '9999') || a.name.localeCompare(b.name, 'zh')
}

function sum(counties: readonly County[]): number {
  return counties.reduce((total, it) => total + it.projects.length, 0)
}

const ORDER: readonly Hidden['kind'][] = ['deliverInMonth', 'deliverLater', 'startLater', 'other', 'finished', 'inactive']

export function hiddenIn(projects: readonly ProjectSummary[], today: EpochDay): Hidden[] {
  const groups = new Map<string, Hidden>()
  for (const project of projects) {
    const what = hiddenAs(project, today)
    const key = `${what.kind}/${what.month ?? ''}`
    const known = groups.get(key)
    groups.set(key, { ...what, count: (known?.count ?? 0) + 1 })
  }
  return [...groups.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.month ?? 0) - (b.month ?? 0))
}

function hiddenAs(project: ProjectSummary, today: EpochDay): Omit<Hidden, 'count'> {
  if (project.state !== 'ACTIVE') {
    return { kind: 'inactive' }
  }
  if (project.stages.every((it) => it.completedOn)) {
    return { kind: 'finished' }
  }
  const next = yearOf(today) + 1
  const start = project.stages.find((it) => it.stage === 'START')
  if (start && !start.completedOn && yearOf(epochDay(start.due)) >= next) {
    return { kind: 'startLater', year: next }
  }
  const delivery = project.stages.find((it) => it.stage === 'DELIVERY' && !it.completedOn)
  if (!delivery) {
    return { kind: 'other' }
  }
  const due = epochDay(delivery.due)
  return due <= yearEnd(today) ? { kind: 'deliverInMonth', month: monthOf(due) } : { kind: 'deliverLater', year: next }
}

/** How many counties, and overdue projects, lie in rows from one on: what a footer says of the part that is out of sight. */
export function below(rows: readonly WallRow[], from: number): { counties: number; overdue: number; index?: number } {
  let counties = 0
  let overdue = 0
  let index: number | undefined
  for (const [offset, row] of rows.slice(from).entries()) {
    const at = from + offset
    if (row.type === 'county') {
      counties++
      overdue += row.open ? 0 : row.overdue
      index ??= at
    } else if (row.type === 'calm' && !row.open) {
      counties += row.counties
      index ??= at
    } else if (row.type === 'project' && isOverdue(row.project)) {
      overdue++
      index ??= at
    }
  }
  return { counties, overdue, index }
}
