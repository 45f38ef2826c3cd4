import type { Texts } from '@/text'
import type { WorkKind } from '@/overview'

export interface Place {
  name: 'today' | 'boards' | 'wall' | 'letters' | 'complaints' | 'ledgers' | 'rulebook' | 'admin'
  /** Kinds of work that are done there; what of them is overdue stands beside its name. */
  kinds?: WorkKind[]
}

/** The navigation, in its order. `today` counts everything. */
export const PLACES: Place[] = [
  { name: 'today' },
  { name: 'boards' },
  { name: 'wall', kinds: ['milestone', 'task', 'review', 'request'] },
  { name: 'letters', kinds: ['signature', 'receipt', 'answer', 'closure', 'followUp'] },
  { name: 'complaints', kinds: ['workOrder', 'appeal', 'unattributed'] },
  { name: 'ledgers', kinds: ['submission'] },
  { name: 'rulebook' },
  { name: 'admin' },
] satisfies { name: keyof Texts; kinds?: WorkKind[] }[]
