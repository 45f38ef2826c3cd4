import type { components } from '@/api/schema'
import { whoDid } from '@/people'
import { textOf } from '@/text'
import { shortDay } from '@/format/day'
import { language } from '@/text/language'

type Schemas = components['schemas']
type Entry = Schemas['Entry']

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

type Asked = Pick<Schemas['Request'], 'kind' | 'by' | 'reason' | 'askedOn' | 'decision'>

/** Who asked. Its history has the moment, the request itself a day at most. */
export function whoAsked(history: readonly Entry[], request: Asked): string {
  const { by, reason, askedOn } = request
  return whoDid(by, momentOf(history, `${request.kind}-requested`, by, reason) ?? askedOn)
}

/** Who decided and why; empty while nobody has. */
export function whoDecided(history: readonly Entry[], request: Asked): string {
  if (request.decision === undefined) return ''
  const { by, reason } = request.decision
  return textOf('projects').said(whoDid(by, momentOf(history, `${request.kind}-decided`, by, reason)), reason)
}

/** The ids of a request's two persons. */
export const peopleOf = (request: Asked) => [request.by, request.decision?.by]

function momentOf(history: readonly Entry[], change: string, by: string, reason: string | undefined): string | undefined {
  return history.findLast((it) => it.change === change && it.by === by && it.reason === reason)?.at
}
