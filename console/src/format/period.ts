import { type Language, longDay, shortDay } from './day'

const ENGLISH_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const QUARTERS = ['一', '二', '三', '四']

/** 2022年11月, 2022年第三季度, 2022年上半年, 2022年6月30日 (节点). */
export function period(value: string, language: Language): string {
  const [, year, rest] = /^(\d{4})-(.+)$/.exec(value) ?? []
  if (!year || !rest) return value
  if (/^\d{2}-\d{2}$/.test(rest)) return longDay(value, language)
  if (language === 'zh') return `${year}年${within(value, 'zh')}`
  return `${within(value, 'en')} ${year}`
}

/** The same without its year: 11月, 第三季度, 上半年, 6月30日. */
export function within(value: string, language: Language): string {
  const rest = value.slice(5)
  if (/^\d{2}-\d{2}$/.test(rest)) return shortDay(value, language)
  if (rest.startsWith('Q')) return language === 'zh' ? `第${QUARTERS[Number(rest[1]) - 1]}季度` : rest
  if (rest.startsWith('H')) return language === 'zh' ? (rest === 'H1' ? '上半年' : '下半年') : rest
  return language === 'zh' ? `${Number(rest)}月` : ENGLISH_MONTHS[Number(rest) - 1]!
}

/** With its year where the periods that are told beside it are of several years, and without it otherwise. */
export function among(value: string, others: readonly string[], language: Language): string {
  return spansYears([value, ...others]) ? period(value, language) : within(value, language)
}

export function spansYears(periods: readonly string[]): boolean {
  return new Set(periods.map((it) => it.slice(0, 4))).size > 1
}

/** The same where there is little room, as under a bar: 11月, Nov. */
export function brief(value: string, language: Language): string {
  const name = within(value, language)
  return /\d/.test(name) ? name : name.slice(0, 3)
}

/** The month before: `2022-10` of `2022-11`. */
export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

/** First and last day of a month. */
export function daysOf(month: string): { from: string; to: string; length: number } {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${length}`, length }
}
