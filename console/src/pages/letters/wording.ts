import { names } from '@/format/list'
import { period as periodName, within } from '@/format/period'
import { daysBetween } from '@/format/day'
import type { Texts } from '@/text'
import { language } from '@/text/language'
import type { Notice, NoticeSummary } from './model'

type Letters = Texts['letters']

/** A kind of letter in the reader's language; in Chinese it is its own name. */
export function kindName(kind: string, texts: Letters): string {
  return texts.kinds[kind] ?? kind
}

/** Whom it is about; its title where nobody is named. */
export function subjectsOf(notice: Pick<Notice, 'subjects' | 'title'>): string {
  return notice.subjects.length === 0
    ? notice.title
    : names(notice.subjects.map((it) => it.name), language.value, 2)
}

/** 10月, and with its year where that is not the one of today. */
export function shortPeriod(value: string, today: string): string {
  return value.slice(0, 4) === today.slice(0, 4) ? within(value, language.value) : periodName(value, language.value)
}

/** The colour of a letter's state; its word stands with it. */
export function toneOf(notice: Pick<NoticeSummary, 'state' | 'overdue'>): 'alarm' | 'warn' | 'good' | undefined {
  if (notice.overdue) return 'alarm'
  if (notice.state === 'closed') return 'good'
  return notice.state === 'void' || notice.state === 'withdrawn' ? undefined : 'warn'
}

/** Whether a day lies so near that it is said in amber. */
export function isNear(due: string, today: string): boolean {
  const left = daysBetween(today, due)
  return left >= 0 && left <= 2
}

/** A code of a task force as people call it; the full name where nobody calls it otherwise. */
export function forceName(code: string, texts: Letters, full: string): string {
  return texts.forces[code] ?? full
}
