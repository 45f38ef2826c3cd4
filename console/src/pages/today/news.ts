import type { components } from '@/api/schema'

export type Escalation = components['schemas']['Escalation']

/** What was raised on one day by one rule against several: one entry. */
export interface News {
  key: string
  first: Escalation
  all: Escalation[]
}

/** @param cut whether there are older ones, so that what the last day has brought may lack some */
export function news(escalations: Escalation[], cut = false): News[] {
  const entries = new Map<string, News>()
  for (const it of escalations) {
    // A long run in a row is told alone, as its length belongs to one subject only.
    const alone = it.measure === 'BLACKLIST' ? it.subject.code : ''
    const key = [it.raisedOn, it.rule, it.measure, it.period, it.state, alone].join(' ')
    const entry = entries.get(key)
    if (entry) entry.all.push(it)
    else entries.set(key, { key, first: it, all: [it] })
  }
  const all = [...entries.values()]
  const whole = all.filter((it) => it.first.raisedOn !== escalations.at(-1)?.raisedOn)
  return cut && whole.length > 0 ? whole : all
}

type Tone = 'alarm' | 'warn' | undefined

export function toneOf(measure: Escalation['measure']): Tone {
  switch (measure) {
    case 'BLACKLIST':
    case 'DISCIPLINE_REFERRAL':
    case 'ACCOUNTABILITY':
    case 'ACCOUNTABILITY_LETTER':
      return 'alarm'
    case 'REPLACE_MANAGER':
    case 'YELLOW_CARD':
    case 'CIRCULAR':
    case 'PUBLIC_CRITICISM':
    case 'SUPERVISED_RECTIFICATION':
    case 'SUPERVISION_LETTER':
      return 'warn'
    default:
      return undefined
  }
}
