import { textOf } from '@/text'
import { shortDay } from '@/format/day'
import { language } from '@/text/language'

export interface EntryLike {
  change: string
  detail?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What was done, in words: 完成节点 开工 8月1日. */
export function changeInWords(entry: EntryLike, today: string): string {
  const t = textOf('projects')
  const asked = /^(.+)-(requested|decided)$/.exec(entry.change)
  const kind = asked?.[1] as keyof typeof t.requests | undefined
  const request = kind && t.requests[kind]
  const detail = (entry.detail ?? '').split(' ').filter(Boolean)
  const rest = detail
    .filter((it) => it !== 'approved' && it !== 'refused')
    .map((it) => wordOf(it, today))
    .filter(Boolean)
    .join(' ')
  if (!asked || !request) return [t.changes[entry.change] ?? entry.change, rest].filter(Boolean).join(' ')
  const what = [request, rest].filter(Boolean).join(' ')
  if (asked[2] === 'requested') return t.requested(what)
  return detail.includes('refused') ? t.declined(what) : t.agreed(what)
}

/** A stage by its name, a day as people write it; an id is told nowhere. */
function wordOf(part: string, today: string): string {
  const stages = textOf('projects').stages as Record<string, string>
  return stages[part] ?? (DAY.test(part) ? shortDay(part, language.value, today) : '')
}
