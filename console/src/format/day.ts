/** Days of business are those of this zone, wherever the reader's browser is. */
export const ZONE = 'Asia/Shanghai'

export type Language = 'zh' | 'en'

export interface Day {
  year: number
  month: number
  day: number
}

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

const inZone = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function parts(instant: Date): Record<string, string> {
  return Object.fromEntries(inZone.formatToParts(instant).map((part) => [part.type, part.value]))
}

/** The day of a date (`2022-11-18`) or of a time with its offset. */
export function dayOf(iso: string): Day {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (date) return { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) }
  const instant = new Date(iso)
  if (Number.isNaN(instant.getTime())) throw new RangeError(`no date and no time: ${iso}`)
  const part = parts(instant)
  return { year: Number(part.year), month: Number(part.month), day: Number(part.day) }
}

const epochDay = (day: Day): number => Date.UTC(day.year, day.month - 1, day.day) / 86_400_000

/** `2022-11-18` */
export function isoDay(day: Day): string {
  return `${String(day.year).padStart(4, '0')}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`
}

/** The day so many days later; earlier where negative. */
export function plusDays(iso: string, days: number): string {
  const date = new Date((epochDay(dayOf(iso)) + days) * 86_400_000)
  return isoDay({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
}

/** Calendar days from one day to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return epochDay(dayOf(to)) - epochDay(dayOf(from))
}

/** Today by the clock, in the zone of business. */
export function clockDay(now: Date): string {
  return isoDay(dayOf(now.toISOString()))
}

/** 11月18日, and with its year where that is not the one of the day of reading. */
export function shortDay(iso: string, language: Language, today?: string): string {
  const day = dayOf(iso)
  const other = today !== undefined && dayOf(today).year !== day.year
  if (other) return longDay(iso, language)
  return language === 'zh' ? `${day.month}月${day.day}日` : `${day.day} ${ENGLISH_MONTHS[day.month - 1]}`
}

/** 2022年11月18日 */
export function longDay(iso: string, language: Language): string {
  const day = dayOf(iso)
  return language === 'zh'
    ? `${day.year}年${day.month}月${day.day}日`
    : `${day.day} ${ENGLISH_MONTHS[day.month - 1]} ${day.year}`
}

/** 星期五 */
export function weekday(iso: string, language: Language): string {
  const since = epochDay(dayOf(iso)) + 4
  return WEEKDAYS[language][((since % 7) + 7) % 7]!
}

/** 8时48分 of a time with its offset. */
export function timeOfDay(iso: string, language: Language): string {
  const part = parts(new Date(iso))
  return language === 'zh' ? `${Number(part.hour)}时${part.minute}分` : `${part.hour}:${part.minute}`
}

/** 11月18日8时48分 */
export function dayAndTime(iso: string, language: Language, today?: string): string {
  const day = shortDay(iso, language, today)
  return language === 'zh' ? `${day}${timeOfDay(iso, language)}` : `${day}, ${timeOfDay(iso, language)}`
}
