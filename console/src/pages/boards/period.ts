/** The last day of a period: 2022-06, 2022-Q3, 2022-H1 or a day. */
export function lastDay(period: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? period : dayBefore(firstAfter(period))
}

/** The month with which a period closes (RULES 3). */
export function closingMonth(period: string): string {
  return lastDay(period).slice(0, 7)
}

/** The first day of a month, quarter or half; for a day itself. */
export function firstDay(period: string): string {
  const [year, part] = [period.slice(0, 4), period.slice(5)]
  if (part.startsWith('Q')) return `${year}-${pad((Number(part[1]) - 1) * 3 + 1)}-01`
  if (part.startsWith('H')) return `${year}-${part === 'H1' ? '01' : '07'}-01`
  return part.length === 2 ? `${period}-01` : period
}

/** Periods in the order of time; of those that end together the shorter one first. */
export function byTime(a: string, b: string): number {
  return lastDay(a).localeCompare(lastDay(b)) || firstDay(b).localeCompare(firstDay(a))
}

function firstAfter(period: string): string {
  const [year, month] = firstDay(period).split('-').map(Number) as [number, number]
  const months = period.includes('Q') ? 3 : period.includes('H') ? 6 : 1
  const after = year * 12 + month - 1 + months
  return `${Math.floor(after / 12)}-${pad((after % 12) + 1)}-01`
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
