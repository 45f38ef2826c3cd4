import type { Complaint, ComplaintEntry, Dispatch } from './model'

export type Chapter =
  | 'registered'
  | 'attributed'
  | 'unattributed'
  | 'dispatched'
  | 'whistled'
  | 'reported'
  | 'returned'
  | 'extended'
  | 'merged'
  | 'separated'
  | 'resolved'
  | 'written-off'
  | 'reopened'
  | 'exclusion-requested'
  | 'excluded'
  | 'exclusion-refused'
  | 'moved'
  | 'other'

/** One thing that was done with a complaint. */
export interface StoryEntry {
  chapter: Chapter
  /** An instant, or a business day where only that is known; absent where neither is. */
  at?: string
  /** Who did it, as the record has it. */
  by?: string
  /** Codes of departments. */
  departments?: string[]
  /** What somebody wrote. */
  text?: string
  /** The day by whose end it is due from then on. */
  due?: string
  /** Ticket of the complaint that it repeats. */
  ticket?: string
  /** Estates by their ids. */
  from?: string
  to?: string
  satisfaction?: number
  outcomeKind?: string
  resolvedAt?: string
  /** What the record calls it, of a word that is not known here. */
  word?: string
}

const CHAPTERS: Record<string, Chapter> = {
  dispatched: 'dispatched',
  whistled: 'whistled',
  'reported-in': 'reported',
  returned: 'returned',
  extended: 'extended',
  merged: 'merged',
  separated: 'separated',
  resolved: 'resolved',
  'written-off': 'written-off',
  reopened: 'reopened',
  'exclusion-requested': 'exclusion-requested',
  excluded: 'excluded',
  'exclusion-refused': 'exclusion-refused',
  estate: 'moved',
}

/**
 * A complaint's life, oldest first. Whoever does not see its history is told what the complaint
 * itself says of it.
 */
export function storyOf(complaint: Complaint, earlier: ComplaintEntry[] = []): StoryEntry[] {
  const entries = merged(earlier, complaint.history ?? [])
  const told = complaint.history === undefined ? fromFacts(complaint) : entries.map((it) => toldBy(it, complaint, entries))
  return [{ chapter: 'registered', at: complaint.receivedAt }, ...attribution(complaint, entries), ...told]
}

/** What has been done since somebody saw it. */
export function since(seen: Complaint, now: Complaint): StoryEntry[] {
  const known = new Set(storyOf(seen).map((it) => JSON.stringify(it)))
  return storyOf(now).filter((it) => !known.has(JSON.stringify(it)))
}

/** Entries by their versions, each once: the complaint's own overlap with those of its history. */
function merged(earlier: ComplaintEntry[], latest: ComplaintEntry[]): ComplaintEntry[] {
  const byVersion = new Map([...earlier, ...latest].map((it) => [it.version, it]))
  return [...byVersion.values()].sort((a, b) => a.version - b.version)
}

function attribution(complaint: Complaint, entries: ComplaintEntry[]): StoryEntry[] {
  const moves = entries.filter((it) => it.change === 'estate')
  const first = moves[0] === undefined ? complaint.estateId : moves[0].from
  return first === undefined
    ? [{ chapter: 'unattributed', at: complaint.receivedAt }]
    : [{ chapter: 'attributed', at: complaint.receivedAt, to: first }]
}

function toldBy(entry: ComplaintEntry, complaint: Complaint, all: ComplaintEntry[]): StoryEntry {
  const chapter = CHAPTERS[entry.change] ?? 'other'
  const departments = entry.departments ?? (entry.department === undefined ? undefined : [entry.department])
  return ({
    chapter,
    at: entry.at,
    by: entry.by,
    departments,
    text: entry.reason ?? entry.note,
    due: entry.due,
    ticket: entry.duplicateOf,
    from: entry.from,
    to: entry.to,
    word: chapter === 'other' ? entry.change : undefined,
    ...(chapter === 'resolved' ? resolution(entry, complaint, all) : {}),
  })
}

/** The words of the resolution that stands belong to the latest entry; of one that was reopened only the day is kept. */
function resolution(entry: ComplaintEntry, complaint: Complaint, all: ComplaintEntry[]): Partial<StoryEntry> {
  const latest = all.findLast((it) => it.change === 'resolved')
  if (latest !== entry || complaint.resolution === undefined) return { resolvedAt: entry.resolvedAt }
  return {
    resolvedAt: complaint.resolution.resolvedAt,
    text: complaint.resolution.outcome,
    outcomeKind: complaint.resolution.outcomeKind,
    satisfaction: complaint.resolution.satisfaction,
  }
}

function fromFacts(complaint: Complaint): StoryEntry[] {
  const story: StoryEntry[] = (complaint.dispatches ?? []).flatMap(dispatchStory)
  if (complaint.extension !== undefined) {
    story.push(({ chapter: 'extended', text: complaint.extension.reason, due: complaint.due }))
  }
  if (complaint.resolution !== undefined) {
    const { outcome, resolvedAt, outcomeKind, satisfaction } = complaint.resolution
    story.push(({ chapter: 'resolved', at: resolvedAt, resolvedAt, text: outcome, outcomeKind, satisfaction }))
  }
  if (complaint.status === 'written-off') story.push({ chapter: 'written-off' })
  return story.sort((a, b) => (a.at ?? '9999').slice(0, 10).localeCompare((b.at ?? '9999').slice(0, 10)))
}

function dispatchStory(dispatch: Dispatch): StoryEntry[] {
  const departments = [dispatch.department]
  const story: StoryEntry[] = [
    ({ chapter: dispatch.whistle ? 'whistled' : 'dispatched', at: dispatch.on, departments, text: dispatch.note }),
  ]
  if (dispatch.reportedOn !== undefined) {
    story.push(({ chapter: 'reported', at: dispatch.reportedOn, departments, text: dispatch.report }))
  }
  if (dispatch.returnedOn !== undefined) {
    story.push(({ chapter: 'returned', at: dispatch.returnedOn, departments, text: dispatch.returnReason }))
  }
  return story
}
