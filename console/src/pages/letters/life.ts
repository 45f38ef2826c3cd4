import type { LifeEntry, Notice } from './model'

/** Who took a step. */
export interface Doer {
  /** The id of whoever entered it; those who sign are told. */
  by?: string
  /** In whose name. */
  recorded?: string
  at: string
}

export type StepName = 'draft' | 'sign' | 'issue' | 'deliver' | 'receive' | 'answer' | 'review' | 'close'
export type StepState = 'done' | 'now' | 'next'

/** What happened at a step besides reaching it: a reminder, a return, a correction. */
export interface Happening {
  what: LifeEntry['step']
  on: string
  doer?: Doer
  note?: string
}

export interface LifeStep {
  name: StepName
  state: StepState
  on?: string
  doer?: Doer
  /** The business day by whose end it is due, of the step that is waited for. */
  due?: string
  happenings: Happening[]
}

export interface Life {
  steps: LifeStep[]
  /** Which step it stands at, from 1; all of them when it is over. */
  at: number
  /** Why it ended before its time. */
  ended?: { how: 'withdrawn' | 'void'; on: string; doer?: Doer; reason?: string }
}

const REACHED: Partial<Record<LifeEntry['step'], StepName>> = {
  drafted: 'draft',
  issued: 'issue',
  delivered: 'deliver',
  received: 'receive',
  answered: 'answer',
  closed: 'close',
}

/** Where a happening is told, when it is not told at the step that is then waited for. */
const TOLD_AT: Partial<Record<LifeEntry['step'], StepName>> = {
  redrawn: 'draft',
  corrected: 'draft',
  signed: 'sign',
  held: 'issue',
  returned: 'answer',
}

const WAITED: Record<string, StepName> = {
  signature: 'sign',
  receipt: 'receive',
  answer: 'answer',
  closure: 'review',
}

/** A notice's life as steps: those it needs, where it stands, and what happened at each. */
export function lifeOf(notice: Notice): Life {
  const names = stepsOf(notice)
  const gone = notice.state === 'withdrawn' || notice.state === 'void'
  const position = gone ? lastReached(notice, names) + 1 : names.indexOf(currentOf(notice))
  const over = notice.state === 'closed'
  const steps = names.map((name, index): LifeStep => {
    const state: StepState = over || index < position ? 'done' : index === position && !gone ? 'now' : 'next'
    return { name, state, ...reached(notice, name, state), happenings: [] }
  })
  tellHappenings(notice, steps, names)
  const due = notice.waitsFor
  const waited = due === undefined ? undefined : steps.find((it) => it.name === stepWaited(due.step, names))
  if (waited !== undefined && due !== undefined && waited.state !== 'done') waited.due = due.due
  return {
    steps: gone ? steps.filter((it) => it.state !== 'next') : steps,
    at: over ? names.length : Math.min(position + 1, names.length),
    ended: gone ? ending(notice) : undefined,
  }
}

/** What has happened to it since somebody saw it, oldest first. */
export function since(seen: Notice, now: Notice): Happening[] {
  return now.life.slice(seen.life.length).map((it) => ({
    what: it.step,
    on: it.on,
    doer: doerOf(it),
    // Of a follow-up the record keeps its id, of a reminder the name of the step.
    note: it.step === 'followedUp' || it.step === 'reminded' ? undefined : it.note,
  }))
}

/** How many steps its life has. */
export function stepsOf(notice: Notice): StepName[] {
  const answers = notice.answerWithinWorkingDays !== undefined
  return [
    'draft',
    ...(notice.signaturesNeeded > 0 ? (['sign'] as const) : []),
    'issue',
    'deliver',
    'receive',
    ...(answers ? (['answer', 'review'] as const) : []),
    'close',
  ]
}

function currentOf(notice: Notice): StepName {
  switch (notice.state) {
    case 'drafted':
    case 'signed':
      return notice.signatures.length < notice.signaturesNeeded ? 'sign' : 'issue'
    case 'issued':
      return 'deliver'
    case 'delivered':
      return 'receive'
    case 'received':
      return notice.answerWithinWorkingDays === undefined ? 'close' : 'answer'
    case 'answered':
      return 'review'
    default:
      return 'close'
  }
}

function stepWaited(step: string, names: StepName[]): StepName | undefined {
  const name = WAITED[step]
  if (name === 'sign' && !names.includes('sign')) return 'issue'
  if (name === 'review' && !names.includes('review')) return 'close'
  return name
}

function lastReached(notice: Notice, names: StepName[]): number {
  return Math.max(
    0,
    ...notice.life.map((entry) => {
      const name = REACHED[entry.step]
      return name === undefined ? -1 : names.indexOf(name)
    }),
  )
}

function reached(notice: Notice, name: StepName, state: StepState): { on?: string; doer?: Doer } {
  if (state !== 'done') return {}
  if (name === 'sign') {
    const last = notice.signatures.at(-1)
    return last === undefined ? {} : { on: last.on }
  }
  const wanted = name === 'review' ? 'closed' : Object.entries(REACHED).find(([, it]) => it === name)?.[0]
  const entry = notice.life.findLast((it) => it.step === wanted)
  if (entry === undefined) return {}
  return { on: entry.on, doer: doerOf(entry) }
}

function doerOf(entry: LifeEntry): Doer | undefined {
  return entry.by && { by: entry.by.key, recorded: entry.by.person, at: entry.at ?? entry.on }
}

function tellHappenings(notice: Notice, steps: LifeStep[], names: StepName[]): void {
  let reachedIndex = 0
  for (const entry of notice.life) {
    const name = REACHED[entry.step]
    if (name !== undefined) {
      reachedIndex = Math.max(reachedIndex, names.indexOf(name))
      continue
    }
    if (entry.step === 'followedUp' || entry.step === 'withdrawn' || entry.step === 'void') continue
    if (entry.step === 'returned') reachedIndex = names.indexOf('receive')
    const told = TOLD_AT[entry.step]
    const at = told === undefined ? Math.min(reachedIndex + 1, names.length - 1) : Math.max(0, names.indexOf(told))
    steps[at]?.happenings.push({ what: entry.step, on: entry.on, doer: doerOf(entry), note: entry.note })
  }
}

function ending(notice: Notice): Life['ended'] {
  const how = notice.state === 'void' ? 'void' : 'withdrawn'
  const entry = notice.life.findLast((it) => it.step === how)
  return {
    how,
    on: entry?.on ?? notice.withdrawnOn ?? notice.draftedOn,
    doer: entry && doerOf(entry),
    reason: entry?.note ?? notice.withdrawalReason,
  }
}
