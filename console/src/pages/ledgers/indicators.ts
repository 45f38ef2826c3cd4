/** An indicator that bodies report, as the rulebook has it. */
export interface ReportedIndicator {
  id: string
  name: string
  /** Whether it is a share of one, which people write in percent. */
  ratio: boolean
}

export type Level = 'county' | 'street'

const RATIO = '比率'
/** Periods that are offered. */
const MOST = 20

type Loose = Record<string, unknown>
const list = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : [])

export function reportedIn(rulebook: Loose): ReportedIndicator[] {
  return list(rulebook.indicators)
    .filter((it) => it.source === 'reported')
    .map((it) => ({ id: String(it.id), name: String(it.name), ratio: it.unit === RATIO }))
}

/** The periods that bodies of a level report, the newest first; those that begin after today are not among them. */
export function periodsOf(rulebook: Loose, level: Level, today: string): string[] {
  const schedule = list(rulebook.rankings)
    .filter((it) => it.subject === level)
    .map((it) => it.schedule as Loose | undefined)
    .find((it) => (level === 'county' ? it?.every === 'halfYearly' : it?.every === 'checkpoints'))
  const first = typeof schedule?.first === 'string' ? schedule.first : undefined
  if (!schedule || !first) return []
  const days = list(schedule.days).map(String)
  const ofYear = (year: number): string[] =>
    level === 'county' ? [`${year}-H1`, `${year}-H2`] : days.map((it) => `${year}-${it.replace(/^--/, '')}`)
  const periods: string[] = []
  const to = Number(today.slice(0, 4))
  for (let year = Math.max(Number(first.slice(0, 4)), to - MOST); year <= to; year++) periods.push(...ofYear(year))
  return periods
    .filter((it) => it >= first && startOf(it, days) <= today)
    .reverse()
    .slice(0, MOST)
}

/** A checkpoint is reported from the day after the one before it. */
function startOf(period: string, days: readonly string[]): string {
  const year = period.slice(0, 4)
  if (period.endsWith('H1')) return `${year}-01-01`
  if (period.endsWith('H2')) return `${year}-07-01`
  const before = days.map((it) => `${year}-${it.replace(/^--/, '')}`).filter((it) => it < period).sort().at(-1)
  return before ?? `${year}-01-01`
}

/** What stands in a field: 93 for a share of 0.93. */
export function shown(value: number | undefined, ratio: boolean): string {
  if (value === undefined) return ''
  return String(ratio ? Number((value * 100).toPrecision(12)) : value)
}

/** What a field says; undefined where it is empty, NaN where it is no number. */
export function meant(text: string, ratio: boolean): number | undefined {
  const said = text.trim().replace(/[%％]$/, '')
  if (said === '') return undefined
  const value = Number(said)
  return ratio ? Number((value / 100).toPrecision(12)) : value
}

/** What is wrong with a field, of the reader's own making; empty where nothing is. */
export function isOutOfRange(text: string, ratio: boolean): boolean {
  const value = meant(text, ratio)
  return value !== undefined && !(value >= 0 && value <= (ratio ? 1 : 1_000_000))
}
