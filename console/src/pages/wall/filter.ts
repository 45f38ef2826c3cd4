import { isOverdue } from './standing'
import type { ProjectSummary } from './model'

/** What the reader has asked for; it stands in the address, so that a page can be passed on. */
export interface WallFilter {
  county?: string
  kind?: ProjectSummary['kind']
  year?: number
  overdue: boolean
  keySupervised: boolean
  /** Something that was asked for waits for a second person. */
  asked: boolean
  q: string
}

type Query = Record<string, unknown>

const KINDS: readonly string[] = ['SHANTYTOWN', 'UNFINISHED_COMMUNITY']

export function filterFrom(query: Query): WallFilter {
  const kind = text(query.kind)
  const year = Number(text(query.year))
  return {
    county: text(query.county) || undefined,
    kind: KINDS.includes(kind) ? (kind as ProjectSummary['kind']) : undefined,
    year: Number.isInteger(year) && year >= 2000 && year <= 2099 ? year : undefined,
    overdue: text(query.overdue) === 'true',
    keySupervised: text(query.keySupervised) === 'true',
    asked: text(query.asked) === 'true',
    q: text(query.q).slice(0, 100),
  }
}

/** The address's part; what is not asked for is not in it. */
export function queryOf(filter: WallFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined && value !== '' && value !== false)
      .map(([name, value]) => [name, String(value)]),
  )
}

/** Whether it picks out single projects, which are then never folded. */
export function picksOut(filter: WallFilter): boolean {
  return filter.overdue || filter.keySupervised || filter.asked || filter.q !== ''
}

export const NO_FILTER: WallFilter = { overdue: false, keySupervised: false, asked: false, q: '' }

export function isFiltered(filter: WallFilter): boolean {
  return Object.keys(queryOf(filter)).length > 0
}

/** What the numbers of the page are about. */
export function inScope(project: ProjectSummary, filter: WallFilter): boolean {
  return (
    (!filter.county || project.county === filter.county) &&
    (!filter.kind || project.kind === filter.kind) &&
    (!filter.year || project.year === filter.year)
  )
}

export function matches(project: ProjectSummary, filter: WallFilter): boolean {
  return (
    inScope(project, filter) &&
    (!filter.overdue || isOverdue(project)) &&
    (!filter.keySupervised || project.keySupervised) &&
    (!filter.asked || project.openRequests > 0) &&
    (!filter.q || finds(project, filter.q))
  )
}

function finds(project: ProjectSummary, q: string): boolean {
  const sought = q.trim().toLowerCase()
  return project.name.toLowerCase().includes(sought) || project.id.toLowerCase().includes(sought)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** How many each choice of a filter would show, the other filters as they are. */
export interface FilterCounts {
  all: number
  kinds: Record<ProjectSummary['kind'], number>
  counties: { code: string; name: string; count: number }[]
  years: { year: number; count: number }[]
  allCounties: number
  allYears: number
  overdue: number
  keySupervised: number
  asked: number
}

export function countsOf(projects: readonly ProjectSummary[], filter: WallFilter): FilterCounts {
  const but = (change: Partial<WallFilter>): ProjectSummary[] =>
    projects.filter((it) => matches(it, { ...filter, ...change }))
  const ofKinds = but({ kind: undefined })
  const ofCounties = but({ county: undefined })
  const ofYears = but({ year: undefined })
  const counties = new Map<string, { code: string; name: string; count: number }>()
  for (const it of ofCounties) {
    const known = counties.get(it.county)
    counties.set(it.county, { code: it.county, name: it.countyName, count: (known?.count ?? 0) + 1 })
  }
  const years = new Map<number, number>()
  ofYears.forEach((it) => years.set(it.year, (years.get(it.year) ?? 0) + 1))
  return {
    all: ofKinds.length,
    kinds: {
      SHANTYTOWN: ofKinds.filter((it) => it.kind === 'SHANTYTOWN').length,
      UNFINISHED_COMMUNITY: ofKinds.filter((it) => it.kind === 'UNFINISHED_COMMUNITY').length,
    },
    counties: [...counties.values()].sort((a, b) => a.code.localeCompare(b.code)),
    years: [...years].sort(([a], [b]) => a - b).map(([year, count]) => ({ year, count })),
    allCounties: ofCounties.length,
    allYears: ofYears.length,
    overdue: but({ overdue: true }).length,
    keySupervised: but({ keySupervised: true }).length,
    asked: but({ asked: true }).length,
  }
}
