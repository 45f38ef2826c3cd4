import type { Me, Notice } from './model'

/** For which task force the caller may sign now. */
export interface Signing {
  act: 'sign'
  /** Codes to choose from; one where there is no choice, none where the letter names none. */
  forces: string[]
  /** Two task forces sign, each for itself. */
  oneForEach: boolean
  /** With this signature the letter is issued and has its number. */
  last: boolean
}

export interface Answering {
  act: 'answer'
  /** An answer was returned, so it is written again. */
  again: boolean
}

export type Act = Signing | Answering | { act: 'receive' } | { act: 'judge' } | { act: 'close' }

/** Why a step that waits is not the caller's. */
export type NotMine = 'signedByMe' | 'otherForce' | 'otherSide' | 'notAllowed'

export interface Acts {
  /** The next act, if it is the caller's: the one filled button. */
  next?: Act
  /** What an official may do in the addressee's name, which is recorded. */
  inName?: Act
  notMine?: NotMine
  mayVoid: boolean
  mayAttach: boolean
}

/** Whether the caller acts for the office that signs: an official or administrator of the whole city. */
export function isOffice(me: Me): boolean {
  return (me.role === 'official' || me.role === 'admin') && me.may.includes('signNotice')
}

/** Whether the notice is addressed to the very body for which the caller acts. */
export function isAddressee(me: Me, notice: Pick<Notice, 'addressee'>): boolean {
  const bodyRole = me.role === 'county' || me.role === 'street' || me.role === 'company'
  return bodyRole && me.body?.id === notice.addressee.id
}

/** @param taskForces codes of the city's task forces, by which a caller's own body is known as one */
export function actsOf(notice: Notice, me: Me, taskForces: string[]): Acts {
  const office = isOffice(me)
  const alive = !['closed', 'withdrawn', 'void'].includes(notice.state)
  return {
    ...waiting(notice, me, taskForces),
    mayVoid: office && alive && me.may.includes('voidNotice'),
    mayAttach: alive && me.may.includes('attachToNotice') && (office || isAddressee(me, notice)),
  }
}

function waiting(notice: Notice, me: Me, taskForces: string[]): Omit<Acts, 'mayVoid' | 'mayAttach'> {
  switch (notice.state) {
    case 'drafted':
    case 'signed':
      return notice.signatures.length < notice.signaturesNeeded ? signing(notice, me, taskForces) : {}
    case 'issued':
    case 'delivered':
      return bySide(notice, me, { act: 'receive' }, 'receiveNotice')
    case 'received':
      return notice.answerWithinWorkingDays === undefined
        ? byOffice(me, { act: 'close' })
        : bySide(notice, me, { act: 'answer', again: wasReturned(notice) }, 'answerNotice')
    case 'answered':
      return byOffice(me, { act: 'judge' })
    default:
      return {}
  }
}

function signing(notice: Notice, me: Me, taskForces: string[]): Omit<Acts, 'mayVoid' | 'mayAttach'> {
  if (!isOffice(me)) return { notMine: 'notAllowed' }
  if (notice.signatures.some((it) => it.person.trim() === me.name.trim())) return { notMine: 'signedByMe' }
  const oneForEach = notice.signaturesNeeded > 1 && notice.signedBy.length > 0
  const signed = notice.signatures.map((it) => it.taskForce)
  const open = oneForEach ? notice.signedBy.filter((it) => !signed.includes(it)) : notice.signedBy
  const own = me.body?.id
  const bound = own !== undefined && taskForces.includes(own)
  if (bound && notice.signedBy.length > 0 && !open.includes(own)) return { notMine: 'otherForce' }
  return {
    next: {
      act: 'sign',
      forces: bound ? [own] : open,
      oneForEach,
      last: notice.signatures.length + 1 >= notice.signaturesNeeded,
    },
  }
}

function bySide(notice: Notice, me: Me, act: Act, operation: string): Omit<Acts, 'mayVoid' | 'mayAttach'> {
  if (!me.may.includes(operation)) return { notMine: 'notAllowed' }
  if (isAddressee(me, notice)) return { next: act }
  return isOffice(me) ? { inName: act, notMine: 'otherSide' } : { notMine: 'otherSide' }
}

function byOffice(me: Me, act: Act): Omit<Acts, 'mayVoid' | 'mayAttach'> {
  return isOffice(me) && me.may.includes('closeNotice') ? { next: act } : { notMine: 'notAllowed' }
}

function wasReturned(notice: Notice): boolean {
  return notice.life.some((it) => it.step === 'returned')
}
