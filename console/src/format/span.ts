import { daysBetween, type Language } from './day'
import { count } from './number'

export type Urgency = 'overdue' | 'today' | 'later'

/** Whether a day has passed, is the day of business, or comes. */
export function urgency(due: string, today: string): Urgency {
  const left = daysBetween(today, due)
  return left < 0 ? 'overdue' : left === 0 ? 'today' : 'later'
}

/** 逾期92天, 今天到期, 还剩2天: calendar days between the due day and the day of business. */
export function span(due: string, today: string, language: Language): string {
  const left = daysBetween(today, due)
  if (language === 'zh') {
    if (left < 0) return `逾期${count(-left)}天`
    return left === 0 ? '今天到期' : `还剩${count(left)}天`
  }
  if (left < 0) return `${count(-left)} ${left === -1 ? 'day' : 'days'} overdue`
  return left === 0 ? 'due today' : `${count(left)} ${left === 1 ? 'day' : 'days'} left`
}

/** 12分钟前, 3小时前, 15天前: how long ago a time was. */
export function ago(iso: string, now: Date, language: Language): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - new Date(iso).getTime()) / 60_000))
  if (minutes < 1) return language === 'zh' ? '刚刚' : 'just now'
  if (minutes < 60) return language === 'zh' ? `${minutes}分钟前` : `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return language === 'zh' ? `${hours}小时前` : `${hours} h ago`
  return daysAgo(Math.floor(hours / 24), language)
}

/** 今天, 昨天, 15天前. */
export function daysAgo(days: number, language: Language): string {
  if (days <= 0) return language === 'zh' ? '今天' : 'today'
  if (days === 1) return language === 'zh' ? '昨天' : 'yesterday'
  return language === 'zh' ? `${count(days)}天前` : `${count(days)} days ago`
}
