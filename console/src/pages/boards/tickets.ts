import type { components } from '@/api/schema'

export type Complaint = components['schemas']['Complaint']

/** Why a ticket of an estate does not count (不计入). */
export type Why = 'category' | 'duplicate' | 'excluded' | 'channel'

/** One step from all tickets of an estate to those that count. */
export interface Deduction {
  why: Why
  count: number
  /** Of tickets that the property service does not answer for: the categories, the most first. */
  categories: { category: string; count: number }[]
}

/** How a count of complaints comes about (计入件数). */
export interface TicketSum {
  all: number
  deductions: Deduction[]
  counted: number
}

const ORDER: Why[] = ['channel', 'category', 'duplicate', 'excluded']

/** What the rulebook counts (计入范围). */
export interface Counting {
  channel?: string
  /** Codes of the categories that the property service answers for. */
  categories: Set<string>
}

/** Counts an estate's tickets of a period, as a clerk would with the list before him. */
export function ticketSum(tickets: Complaint[], counting: Counting): TicketSum {
  const out = new Map<Why, Complaint[]>()
  for (const ticket of tickets) {
    const why = whyNot(ticket, counting)
    if (why) out.set(why, [...(out.get(why) ?? []), ticket])
  }
  const deductions = ORDER.filter((why) => out.has(why)).map((why) => deduction(why, out.get(why)!))
  const gone = deductions.reduce((sum, each) => sum + each.count, 0)
  return { all: tickets.length, deductions, counted: tickets.length - gone }
}

function whyNot(ticket: Complaint, counting: Counting): Why | undefined {
  if (ticket.counted) return undefined
  if (ticket.duplicateOf) return 'duplicate'
  if (counting.channel !== undefined && ticket.channel !== counting.channel) return 'channel'
  // Not every reader is shown an appeal; what else takes out a ticket of a category that counts?
  return counting.categories.has(ticket.category) ? 'excluded' : 'category'
}

function deduction(why: Why, tickets: Complaint[]): Deduction {
  const counts = new Map<string, number>()
  if (why === 'category') {
    for (const { category } of tickets) counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  const categories = [...counts].map(([category, count]) => ({ category, count }))
  return { why, count: tickets.length, categories: categories.sort((a, b) => b.count - a.count) }
}
