import type { Complaint, Dispatch, Me } from './model'
import { isOf } from '@/session'

export type ComplaintAct =
  | 'decide'
  | 'attribute'
  | 'dispatch'
  | 'whistle'
  | 'resolve'
  | 'writeOff'
  | 'extend'
  | 'requestExclusion'
  | 'merge'
  | 'separate'
  | 'reopen'

export interface ComplaintActs {
  /** The next act: the one filled button. */
  next?: ComplaintAct
  others: ComplaintAct[]
  /** Departments that were sent and may report in, or send it back. */
  standing: Dispatch[]
  mayReport: boolean
  mayReturn: boolean
  maySeeCaller: boolean
  /** The request is the caller's own: another person decides. */
  ownRequest: boolean
}

const OPERATIONS: Record<ComplaintAct, string> = {
  decide: 'decideExclusion',
  attribute: 'attributeComplaint',
  dispatch: 'dispatchComplaint',
  whistle: 'whistleForDepartments',
  resolve: 'resolveComplaint',
  writeOff: 'writeComplaintOff',
  extend: 'extendComplaint',
  requestExclusion: 'requestExclusion',
  merge: 'mergeComplaint',
  separate: 'separateComplaint',
  reopen: 'reopenComplaint',
}

/** In the order in which they are the next thing to do. */
const NEXT: ComplaintAct[] = ['decide', 'attribute', 'dispatch', 'resolve', 'writeOff', 'whistle']

export function actsOf(complaint: Complaint, me: Me): ComplaintActs {
  const may = (operation: string) => me.may.includes(operation)
  const ownRequest = isUndecided(complaint) && isOf(me, complaint.exclusion?.requestedBy)
  const possible = (Object.keys(OPERATIONS) as ComplaintAct[]).filter(
    (act) => may(OPERATIONS[act]) && fits(act, complaint) && !(act === 'decide' && ownRequest),
  )
  const next = NEXT.find((act) => possible.includes(act) && isDue(act, complaint))
  const standing = isOpen(complaint) ? (complaint.dispatches ?? []).filter((it) => it.returnedOn === undefined) : []
  return {
    next,
    others: possible.filter((it) => it !== next),
    standing,
    mayReport: standing.length > 0 && may('reportDispatch'),
    mayReturn: standing.length > 0 && may('returnDispatch'),
    maySeeCaller: complaint.caller !== undefined && may('readCaller'),
    ownRequest,
  }
}

export function isOpen(complaint: Complaint): boolean {
  return complaint.status === 'registered' || complaint.status === 'dispatched'
}

/** A request for exclusion that nobody has decided. */
export function isUndecided(complaint: Complaint): boolean {
  return complaint.exclusion !== undefined && complaint.exclusion.approved === undefined
}

function fits(act: ComplaintAct, complaint: Complaint): boolean {
  const open = isOpen(complaint)
  switch (act) {
    case 'decide':
      return isUndecided(complaint)
    case 'attribute':
      return true
    case 'dispatch':
    case 'whistle':
    case 'resolve':
      return open
    case 'extend':
      return open && complaint.extension === undefined && complaint.due !== undefined && !(complaint.overdueDays ?? 0)
    case 'writeOff':
      return complaint.status === 'resolved'
    case 'reopen':
      return complaint.status === 'resolved' || complaint.status === 'written-off'
    case 'requestExclusion':
      return complaint.counted && !isUndecided(complaint)
    case 'merge':
      return complaint.duplicateOf === undefined && complaint.estateId !== undefined
    case 'separate':
      return complaint.duplicateOf !== undefined
  }
}

function isDue(act: ComplaintAct, complaint: Complaint): boolean {
  switch (act) {
    case 'attribute':
      return complaint.estateId === undefined
    case 'dispatch':
      return complaint.status === 'registered'
    case 'resolve':
      return complaint.status === 'dispatched'
    case 'whistle':
      return complaint.status === 'registered'
    default:
      return true
  }
}
