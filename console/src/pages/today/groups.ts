import type { components } from '@/api/schema'
import type { WorkKind } from '@/overview'
import { urgency, type Urgency } from '@/format/span'
import type { RouteLocationRaw } from 'vue-router'

export type WorkItem = components['schemas']['WorkItem']

/** Work of one kind, of letters of one kind (文种), and equally urgent: one row. */
export interface Group {
  key: string
  kind: WorkKind
  document?: string
  how: Urgency
  /** Whether the reader has to do it, and not others whose work the reader may look after. */
  own: boolean
  /** What is due first stands first. */
  items: WorkItem[]
}

const LISTS = { workOrder: 'workOrders', appeal: 'appeals', unattributed: 'unattributed' }
const ORDER: Urgency[] = ['overdue', 'today', 'later']

/**
 * The reader's own first; within that what is overdue, then what is due today, then the rest, each by its day.
 *
 * @param isCut whether not all work of a kind is there; its letters are one row, for nobody has counted them by kind
 */
export function grouped(
  items: WorkItem[],
  today: string,
  isOwn: (item: WorkItem) => boolean = () => true,
  isCut: (kind: WorkKind) => boolean = () => false,
): Group[] {
  const groups = new Map<string, Group>()
  for (const item of items) {
    const how = urgency(item.due, today)
    const own = isOwn(item)
    const document = isCut(item.kind) ? undefined : item.document
    const key = [item.kind, document ?? '', how, own].join(' ')
    const group = groups.get(key)
    if (group) group.items.push(item)
    else groups.set(key, { key, kind: item.kind, document, how, own, items: [item] })
  }
  for (const group of groups.values()) group.items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  return [...groups.values()].sort(
    (a, b) =>
      Number(b.own) - Number(a.own) ||
      ORDER.indexOf(a.how) - ORDER.indexOf(b.how) ||
      (a.items[0]!.due < b.items[0]!.due ? -1 : 1),
  )
}

/** Whom a row is about: those the letters are about, or whose work it is; each once. */
export function about(items: WorkItem[]): string[] {
  return [...new Set(items.flatMap((item) => item.subjects?.map((it) => it.name) ?? [item.body.name]))]
}

/** The page where a row is done: the thing itself where it is one, and else the list of them. */
export function placeOf(group: Group): RouteLocationRaw {
  const one = group.items.length === 1 ? group.items[0] : undefined
  switch (group.kind) {
    case 'signature':
    case 'receipt':
    case 'answer':
    case 'closure':
      return one
        ? { name: 'letters', params: { id: one.id } }
        : { name: 'letters', query: { work: group.kind, ...(group.document ? { kind: group.document } : {}) } }
    case 'followUp':
      return one?.notice
        ? { name: 'letters', params: { id: one.notice } }
        : { name: 'letters', query: { work: group.kind } }
    case 'workOrder':
    case 'appeal':
    case 'unattributed':
      return one
        ? { name: 'complaints', params: { ticketNo: one.id } }
        : { name: 'complaints', query: { view: LISTS[group.kind] } }
    case 'milestone':
    case 'review':
    case 'request':
    case 'task':
      if (!one) return { name: 'wall', query: { work: group.kind } }
      return { name: 'wall', query: one.next.includes('/tasks/') ? { task: one.id } : { project: one.id } }
    case 'submission':
      return { name: 'ledgers', query: { work: group.kind } }
  }
}
