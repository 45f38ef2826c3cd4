import { dayOf, isoDay } from '@/format/day'
import { categories, nameIn } from '@/names'
import type { Texts } from '@/text'
import { isOpen, isUndecided } from './acts'
import type { Complaint } from './model'

type Words = Texts['complaints']

export function categoryName(code: string): string {
  return nameIn(categories.value, code)
}

/** What it stands at, as the list says it. */
export function statusName(complaint: Complaint, texts: Words): string {
  if (isUndecided(complaint)) return texts.deciding
  if (isOpen(complaint) && complaint.extension !== undefined) return texts.extended
  return texts.statuses[complaint.status]
}

export interface Left {
  tone: 'overdue' | 'today' | 'later' | 'done'
  words: string
}

/** Working days that are left, as the system counts them; nothing is counted here. */
export function leftOf(complaint: Complaint, today: string, texts: Words): Left {
  if (!isOpen(complaint)) {
    // The day of business on which it was resolved, whatever offset the time was told with.
    const resolvedOn = complaint.resolution && isoDay(dayOf(complaint.resolution.resolvedAt))
    const late = complaint.due !== undefined && resolvedOn !== undefined && resolvedOn > complaint.due
    return { tone: 'done', words: complaint.due === undefined ? '' : late ? texts.late : texts.inTime }
  }
  if (complaint.due === undefined) return { tone: 'later', words: texts.noTerm }
  if ((complaint.overdueDays ?? 0) > 0) return { tone: 'overdue', words: texts.overdueDays(complaint.overdueDays ?? 0) }
  if (complaint.due === today) return { tone: 'today', words: texts.dueToday }
  return { tone: 'later', words: complaint.remainingDays === undefined ? '' : texts.leftDays(complaint.remainingDays) }
}
