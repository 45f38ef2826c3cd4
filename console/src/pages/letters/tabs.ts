import { count } from '@/format/number'
import type { NoticeSummary } from './model'

/** The columns of the office's work: what waits for whom. */
export const OFFICE_TABS = ['signature', 'receipt', 'answer', 'closure', 'followUp', 'overdue', 'closed'] as const
/** The columns of an addressee's inbox. */
export const INBOX_TABS = ['todo', 'copies', 'answered', 'done'] as const

export type OfficeTab = (typeof OFFICE_TABS)[number]
export type InboxTab = (typeof INBOX_TABS)[number]
export type Tab = OfficeTab | InboxTab

/** What a tab asks the list for; several lists are read as one. */
export interface Asked {
  state?: NoticeSummary['state']
  waitsFor?: 'signature' | 'receipt' | 'answer' | 'closure' | 'nothing'
  overdue?: boolean
  addressee?: string
  order: 'newest' | 'oldest'
}

/** @param own code of the body whose inbox it is */
export function askedBy(tab: Tab, own?: string): Asked[] {
  const mine = own === undefined ? {} : { addressee: own }
  switch (tab) {
    case 'signature':
    case 'receipt':
    case 'answer':
      return [{ waitsFor: tab, order: 'oldest' }]
    // What was received and asks for no answer can be closed, and nothing else comes of it.
    case 'closure':
      return [{ waitsFor: tab, order: 'oldest' }, { state: 'received', waitsFor: 'nothing', order: 'oldest' }]
    // Follow-ups are work and no letters: `useFollowUps`.
    case 'followUp':
      return []
    case 'overdue':
      return [{ overdue: true, order: 'oldest' }]
    case 'closed':
      return [{ state: 'closed', order: 'newest' }]
    case 'todo':
      return (['issued', 'delivered', 'received'] as const).map((state) => ({ state, ...mine, order: 'oldest' }))
    case 'answered':
      return [{ state: 'answered', ...mine, order: 'newest' }]
    case 'done':
      return [{ state: 'closed', ...mine, order: 'newest' }]
    case 'copies':
      return [{ order: 'newest' }]
  }
}

/** What nobody signs and the end of the day issues. */
export const AUTOMATIC: Asked = { state: 'drafted', waitsFor: 'nothing', order: 'oldest' }

/** Of what waits for a signature, what one of two sides has signed. */
export const HALF_SIGNED: Asked = { state: 'signed', waitsFor: 'signature', order: 'oldest' }

/** What the list of a tab has and the tab has not: whose own a letter is, it has no copy of. */
export function askedLess(tab: Tab, own?: string): Asked[] {
  return tab === 'copies' && own !== undefined ? [{ addressee: own, order: 'newest' }] : []
}

/** Whether a letter that was listed belongs under the tab. */
export function belongsTo(tab: Tab, notice: NoticeSummary, own?: string): boolean {
  return tab !== 'copies' || notice.addressee.id !== own
}

/** Whether an addressee has read it: reading it is what delivers it. */
export function isUnread(notice: NoticeSummary, own: string | undefined): boolean {
  return notice.addressee.id === own && notice.state === 'issued'
}

/** A count; of what the system could not count in time only a page is known: "100+". */
export interface Count {
  known: number
  more: boolean
}

export function wordOf(of: Count | undefined): string {
  if (of === undefined) return '–'
  return of.more ? `${count(of.known)}+` : count(of.known)
}
