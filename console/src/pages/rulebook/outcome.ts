import type { components } from '@/api/schema'
import { byTime, firstDay, lastDay } from '../boards/period'

type Schemas = components['schemas']
export type Simulation = Schemas['Simulation']
export type Facts = Schemas['EscalationFacts']
export type Measure = Schemas['Measure']
export type Raised = Pick<Schemas['Escalation'], 'rule' | 'measure' | 'subject' | 'period'>

/** The sums of a simulation (推演). */
export interface Totals {
  before: number
  after: number
  removed: number
  postponed: number
  added: number
}

export function totals(simulation: Simulation): Totals {
  const [removed, postponed, added] = [simulation.removed, simulation.postponed, simulation.added].map((each) => each.length)
  return {
    before: simulation.same + removed! + postponed!,
    after: simulation.same + postponed! + added!,
    removed: removed!,
    postponed: postponed!,
    added: added!,
  }
}

/** What becomes of one measure against one subject. */
export interface Fate {
  id: string
  facts: Facts
  /** Absent for one that is new. */
  before?: string
  /** Absent for one that would not happen. */
  after?: string
}

/** All that differs of one measure, in the order of time. */
export interface MeasureFates {
  measure: Measure
  fates: Fate[]
  removed: number
  postponed: number
  added: number
}

/** What differs, by measure; the hardest measures of the ladder first, as the caller orders them. */
export function byMeasure(simulation: Simulation, order: readonly string[]): MeasureFates[] {
  const fates: Fate[] = [
    ...simulation.removed.map((each) => ({ id: each.id, facts: each.escalation, before: each.escalation.period })),
    ...simulation.postponed.map((each) => ({ id: each.id, facts: each.escalation, before: each.from, after: each.to })),
    ...simulation.added.map((each) => ({ id: each.id, facts: each.escalation, after: each.escalation.period })),
  ]
  const groups = new Map<Measure, Fate[]>()
  for (const fate of fates) groups.set(fate.facts.measure, [...(groups.get(fate.facts.measure) ?? []), fate])
  return [...groups]
    .sort(([a], [b]) => order.indexOf(b) - order.indexOf(a))
    .map(([measure, all]) => ({
      measure,
      fates: all.sort((a, b) => kind(a) - kind(b) || byTime(when(a), when(b))),
      removed: all.filter((each) => kind(each) === 0).length,
      postponed: all.filter((each) => kind(each) === 1).length,
      added: all.filter((each) => kind(each) === 2).length,
    }))
}

/** So many of a measure in a period, under both rulebooks. */
export interface Bar {
  period: string
  before: number
  after: number
}

/** Counts of a measure by period. */
export interface Bars {
  measure: Measure
  before: number
  after: number
  bars: Bar[]
}

/** What has been raised in the periods, and what of it and besides would be under the other rulebook. */
export function bars(raised: Raised[], groups: MeasureFates[]): Bars[] {
  return groups.map(({ measure, fates }) => {
    const counts = new Map<string, Bar>()
    const at = (period: string) => {
      const bar = counts.get(period) ?? { period, before: 0, after: 0 }
      counts.set(period, bar)
      return bar
    }
    const own = raised.filter((each) => each.measure === measure)
    const shapes = new Set(fates.map((fate) => shape(when(fate))))
    for (const period of new Set(raised.map((each) => each.period))) if (shapes.has(shape(period))) at(period)
    for (const { period } of own) {
      at(period).before++
      at(period).after++
    }
    for (const fate of fates) {
      if (fate.before) at(fate.before).after--
      if (fate.after) at(fate.after).after++
    }
    const all = [...counts.values()].sort((a, b) => byTime(a.period, b.period))
    return { measure, before: sum(all, 'before'), after: sum(all, 'after'), bars: all }
  })
}

/** How many of a rule's measure were raised, and how many would be. */
export function demanded(raised: Raised[], groups: MeasureFates[], rule: string, measure: string): { before: number; after: number } {
  const before = raised.filter((each) => each.rule === rule && each.measure === measure).length
  const fates = groups.find((each) => each.measure === measure)?.fates.filter((fate) => fate.facts.rule === rule) ?? []
  const gone = fates.filter((each) => !each.after).length
  const come = fates.filter((each) => !each.before).length
  return { before, after: before - gone + come }
}

/** How many different subjects of a type get any measure, under both rulebooks. */
export function subjects(raised: Raised[], groups: MeasureFates[], type: string): { before: number; after: number } {
  const key = (each: Raised | Facts) => [each.rule, each.subject.code, each.period, each.measure].join(' ')
  const gone = new Set<string>()
  const come: Facts[] = []
  for (const { facts, before, after } of groups.flatMap((group) => group.fates)) {
    if (before && !after) gone.add(key(facts))
    if (!before) come.push(facts)
  }
  const own = raised.filter((each) => each.subject.type === type)
  const codes = (all: (Raised | Facts)[]) => new Set(all.map((each) => each.subject.code)).size
  return {
    before: codes(own),
    after: codes([...own.filter((each) => !gone.has(key(each))), ...come.filter((each) => each.subject.type === type)]),
  }
}

/** Whether a period ends within the days from one period's beginning to another's end. */
export function within(period: string, from: string, to: string): boolean {
  return lastDay(period) >= firstDay(from) && lastDay(period) <= lastDay(to)
}

function when(fate: Fate): string {
  return fate.before ?? fate.after!
}

/** Not happening, later, new. */
function kind(fate: Fate): number {
  return fate.after === undefined ? 0 : fate.before === undefined ? 2 : 1
}

/** Months with months, checkpoints with checkpoints. */
function shape(period: string): string {
  return period.replace(/\d/g, '0')
}

function sum(all: Bar[], of: 'before' | 'after'): number {
  return all.reduce((total, each) => total + each[of], 0)
}
