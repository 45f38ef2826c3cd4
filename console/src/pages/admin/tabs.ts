import type { Me } from '@/session'

export type Tab = 'accounts' | 'estates' | 'bodies' | 'calendar'

/** The parts of the page that a reader finds something in, the most wanted first. */
export function tabsOf(reader: Pick<Me, 'role' | 'may'> | undefined): Tab[] {
  const people = reader?.may.includes('makeAccount') || reader?.may.includes('makeKey')
  // Subscribers alone do not read the register (docs/access.md).
  const register = reader !== undefined && reader.role !== 'subscriber'
  return [...(people ? (['accounts'] as const) : []), ...(register ? (['estates', 'bodies'] as const) : []), 'calendar']
}

/** The part that an address names, or the first. */
export function tabIn(asked: unknown, tabs: readonly Tab[]): Tab {
  return tabs.find((it) => it === asked) ?? tabs[0] ?? 'calendar'
}
