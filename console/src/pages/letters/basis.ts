import type { Explanation } from './model'

/** Ticket numbers that are named; how many more there are is said. */
const TICKETS_SHOWN = 12

/** A board on which a measure stands, as an official reads it. */
export interface BasisRow {
  ranking: string
  period: string
  revision: number
  /** The first twelve characters of the hash in groups of four, as on the printed board. */
  fingerprint: string
  hash: string
  intact: boolean
  /** The latest revision, where the board was corrected since. */
  correctedTo?: number
  rank?: number
  rankNow?: number
  fromEnd?: number
  rated?: number
  value?: number
  tickets: string[]
  moreTickets: number
  /** Whether all tickets of the row are known. */
  complete: boolean
}

export function fingerprint(hash: string): string {
  return (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')
}

export function basisOf(explanation: Explanation): BasisRow[] {
  return [...explanation.boards]
    .sort((a, b) => a.period.localeCompare(b.period))
    .map((board) => {
      const tickets = board.complaints?.ticketNos ?? []
      return {
        ranking: board.ranking,
        period: board.period,
        revision: board.revision,
        fingerprint: fingerprint(board.hash),
        hash: board.hash,
        intact: board.hashMatches,
        correctedTo: board.latestRevision > board.revision ? board.latestRevision : undefined,
        rank: board.row?.rank,
        rankNow: board.latestRow?.rank,
        fromEnd: board.row?.fromEnd,
        rated: board.row?.rated,
        value: board.row?.value,
        tickets: tickets.slice(0, TICKETS_SHOWN),
        moreTickets: Math.max(0, tickets.length - TICKETS_SHOWN),
        complete: board.complaints?.complete ?? true,
      }
    })
}

/** The words of the clause that asks for this very measure; those of the rule where no step has its own. */
export function clauseOf(explanation: Explanation): { ref: string; quote?: string } {
  const { rule, escalation } = explanation
  const steps = [...(rule?.ladder?.steps ?? []), ...(rule?.steps ?? [])]
  const halves = Object.values(rule?.ladder?.halves ?? {})
  const clause =
    [...steps, ...halves].find((it) => it.measure === escalation.measure)?.clause ?? rule?.ladder?.clause ?? rule?.clause
  return { ref: clause?.ref ?? escalation.clause, quote: clause?.quote }
}
