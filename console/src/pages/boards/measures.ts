import type { BoardRow, Escalation, Measure, RankingRule } from './model'

/** The measures of a period by the code of whom they concern. */
export type MeasuresOf = Map<string, Escalation[]>

export function bySubject(escalations: Escalation[]): MeasuresOf {
  const all: MeasuresOf = new Map()
  for (const each of escalations) {
    all.set(each.subject.code, [...(all.get(each.subject.code) ?? []), each])
  }
  return all
}

/** The measures that a ranking's ladder can take, gentlest first. */
export function ladderMeasures(rule: RankingRule | undefined): Measure[] {
  const ladder = rule?.ladder
  if (!ladder) return []
  const all = [ladder.measure, ...(ladder.steps ?? []).map((step) => step.measure)]
  all.push(ladder.H1?.measure, ladder.H2?.measure)
  return [...new Set(all.filter((each) => each !== undefined))]
}

/** How many of the listed each measure concerns, in the ladder's order. */
export function counted(
  rows: BoardRow[],
  measures: MeasuresOf,
  rule: RankingRule | undefined,
): { measure: Measure; count: number }[] {
  const counts = new Map<Measure, number>()
  for (const row of rows) {
    const own = new Set((measures.get(row.subject.code) ?? []).map((each) => each.measure))
    for (const measure of own) counts.set(measure, (counts.get(measure) ?? 0) + 1)
  }
  const order = ladderMeasures(rule)
  return [...counts]
    .map(([measure, count]) => ({ measure, count }))
    .sort((a, b) => order.indexOf(a.measure) - order.indexOf(b.measure))
}

/** What the first sentence of a board tells: whom everybody gets, and whom only some. */
export interface Consequences {
  all: Measure[]
  some: { measure: Measure; count: number }[]
}

export function consequences(
  rows: BoardRow[],
  measures: MeasuresOf,
  rule: RankingRule | undefined,
): Consequences {
  const counts = counted(rows, measures, rule)
  return {
    all: counts.filter((each) => each.count === rows.length).map((each) => each.measure),
    some: counts.filter((each) => each.count < rows.length),
  }
}

/**
 * Whether its present row of listings has put it on the blacklist in an earlier period, where it
 * stays: the ladder issues that once.
 */
export function isOnBlacklist(row: BoardRow, rule: RankingRule | undefined): boolean {
  const step = rule?.ladder.steps?.find((each) => each.measure === 'BLACKLIST')
  return step !== undefined && !step.andLater && (row.streak ?? 0) > step.at
}

/** By what the listed may be picked out. */
export type Chip = { kind: 'all' } | { kind: 'first' } | { kind: 'blacklisted' } | { kind: 'measure'; measure: Measure }

export function chipKey(chip: Chip): string {
  return chip.kind === 'measure' ? chip.measure : chip.kind
}

export function isPicked(chip: Chip, row: BoardRow, measures: MeasuresOf, rule: RankingRule | undefined): boolean {
  switch (chip.kind) {
    case 'all':
      return true
    case 'first':
      return row.streak === 1
    case 'blacklisted':
      return isOnBlacklist(row, rule)
    case 'measure':
      return (measures.get(row.subject.code) ?? []).some((each) => each.measure === chip.measure)
  }
}

/** The chips that pick somebody, hardest measure first, with how many. */
export function chips(
  rows: BoardRow[],
  measures: MeasuresOf,
  rule: RankingRule | undefined,
): { chip: Chip; count: number }[] {
  const some = consequences(rows, measures, rule).some.map((each) => each.measure)
  const all: Chip[] = [
    { kind: 'all' },
    ...some.reverse().map((measure): Chip => ({ kind: 'measure', measure })),
    { kind: 'first' },
    { kind: 'blacklisted' },
  ]
  return all
    .map((chip) => ({ chip, count: rows.filter((row) => isPicked(chip, row, measures, rule)).length }))
    .filter(({ chip, count }) => chip.kind === 'all' || (count > 0 && count < rows.length))
}
