import { meaning, NUMBER } from './numerals'
import { type Parameter } from './parameters'
import type { Path, RulebookSource } from './source'

/** A piece of a clause: its words, or a place where a parameter stands in them. */
export type Piece =
  | { kind: 'words'; text: string }
  | {
      kind: 'slot'
      parameter: Parameter
      /** Others that these same words are read for; they are set with it. */
      also: Parameter[]
      /** How the notice writes it, such as 三十 or 9月底. */
      written: string
      /** The same parameter was met before: it changes with that one. */
      echo: boolean
    }

/** A sentence of the notice (条文) with what the rulebook makes of it. */
export interface Sentence {
  quote: string
  pieces: Piece[]
  /** The rules and measures that follow from it. */
  demands: { rule: string; measure: string }[]
  /** What it gives rise to. */
  kinds: Kind[]
}

/** What a rulebook makes of a sentence. */
export type Kind = 'rules' | 'indicators' | 'categories' | 'followUps' | 'targets' | 'phases' | 'submissions' | 'taskForces' | 'problems' | 'records'

/** The sentences of one place in the notice (条款). */
export interface Clause {
  ref: string
  sentences: Sentence[]
}

/** Something in the rulebook that cites a sentence. */
interface Owner {
  ref: string
  quote: string
  slots: Slot[]
  kind: Kind
  demand?: { rule: string; measure: string }
}

/** Where in a sentence a parameter may be written. */
interface Slot {
  pattern: RegExp
  path: Path
  /** Which of several numbers of this form. */
  nth?: number
}

/** The notice as far as the rulebook cites it, in the notice's order. */
export function clauses(source: RulebookSource, parameters: Parameter[]): Clause[] {
  const byPath = new Map(parameters.map((each) => [each.pointer, each]))
  const refs = new Map<string, Map<string, Owner[]>>()
  for (const owner of owners(source)) {
    const quotes = refs.get(owner.ref) ?? new Map<string, Owner[]>()
    refs.set(owner.ref, quotes)
    quotes.set(owner.quote, [...(quotes.get(owner.quote) ?? []), owner])
  }
  return [...refs]
    .sort(([a], [b]) => compareRefs(a, b))
    .map(([ref, quotes]) => {
      const met = new Set<string>()
      const sentences = withoutParts(quotes).map(([quote, of]) => sentence(quote, of, byPath, met))
      return { ref, sentences }
    })
}

/** A sentence that is only a part of another one is told with it. */
function withoutParts(quotes: Map<string, Owner[]>): [string, Owner[]][] {
  const whole = [...quotes].filter(([quote]) => ![...quotes.keys()].some((other) => other !== quote && other.includes(quote)))
  for (const [quote, owners] of quotes) {
    if (whole.some(([each]) => each === quote)) continue
    const longer = whole.find(([each]) => each.includes(quote))
    longer?.[1].push(...owners.map((each) => ({ ...each, slots: [] })))
  }
  return whole
}

function sentence(quote: string, owners: Owner[], byPath: Map<string, Parameter>, met: Set<string>): Sentence {
  const found = owners
    .flatMap((owner) => owner.slots)
    .flatMap((slot) => place(quote, slot, byPath))
    .sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let end = 0
  for (const { start, written, parameter } of found) {
    const last = pieces.at(-1)
    if (start < end) {
      const same = last?.kind === 'slot' && last.parameter !== parameter && last.written === written
      if (same) last.also.push(parameter)
      continue
    }
    if (start > end) pieces.push({ kind: 'words', text: quote.slice(end, start) })
    pieces.push({ kind: 'slot', parameter, also: [], written, echo: met.has(parameter.pointer) })
    met.add(parameter.pointer)
    end = start + written.length
  }
  if (end < quote.length) pieces.push({ kind: 'words', text: quote.slice(end) })
  return {
    quote,
    pieces,
    demands: distinct(owners.flatMap((each) => each.demand ?? []), (each) => `${each.rule} ${each.measure}`),
    kinds: [...new Set(owners.map((each) => each.kind))],
  }
}

function place(quote: string, slot: Slot, byPath: Map<string, Parameter>) {
  const parameter = byPath.get(slot.path.map((part) => `/${part}`).join(''))
  const match = [...quote.matchAll(slot.pattern)][slot.nth ?? 0]
  if (!parameter || !match) return []
  const written = match[1]!
  return [{ start: match.index + match[0].indexOf(written), written, parameter }]
}

const PLACES = new RegExp(`[前后](${NUMBER})[名位]`, 'g')
const STREAK = new RegExp(`连续(${NUMBER})[个次]`, 'g')
const OCCURRENCE = new RegExp(`(${NUMBER})次(?:通报|约谈|问责)`, 'g')
const SHARE = /(\d+%)/g
const COUNT = /(\d+)个/g
const DAY = /((?:\d{4}年)?\d{1,2}月\d{1,2}日)/g
const MONTH_END = /(\d{1,2}月底)/g

function owners(source: RulebookSource): Owner[] {
  const under = (kind: Kind, ...path: Path) => each(source, path).flatMap((item) => cited(source, item, kind))
  return [
    ...each(source, ['rankings']).flatMap((path) => ranking(source, path)),
    ...each(source, ['misses']).flatMap((path) => misses(source, path)),
    ...each(source, ['findings']).flatMap((path) => cited(source, path, 'rules', [], demand(source, path, path))),
    ...under('indicators', 'indicators'),
    ...under('categories', 'complaints', 'categories'),
    ...source
      .keys(['notices', 'measures'])
      .flatMap((measure) => under('followUps', 'notices', 'measures', measure, 'followUps')),
    ...each(source, ['campaign', 'targets']).flatMap((path) => target(source, path)),
    ...each(source, ['campaign', 'phases']).flatMap((path) => phase(source, path)),
    ...each(source, ['campaign', 'submissions']).flatMap((path) =>
      cited(source, path, 'submissions', [{ pattern: DAY, path: [...path, 'due'] }]),
    ),
    ...(['taskForces', 'problems', 'records'] as const).flatMap((list) => under(list, 'campaign', list)),
  ]
}

function ranking(source: RulebookSource, path: Path): Owner[] {
  const places: Slot = { pattern: PLACES, path: [...path, 'listed', 'places'] }
  const ladder = [...path, 'ladder']
  const steps = each(source, [...ladder, 'steps']).flatMap((step, nth) =>
    cited(
      source,
      step,
      'rules',
      [places, { pattern: STREAK, path: [...step, 'at'] }, checkpoint(path, nth)],
      demand(source, path, step),
    ),
  )
  const halves = ['H1', 'H2'].flatMap((half) => cited(source, [...ladder, half], 'rules', [places], demand(source, path, [...ladder, half])))
  const whole = cited(source, ladder, 'rules', [places], demand(source, path, ladder))
  return [...steps, ...halves, ...whole, ...cited(source, path, 'rules', [places])]
}

/** The nth step speaks of the nth checkpoint. */
function checkpoint(path: Path, nth: number): Slot {
  return { pattern: MONTH_END, path: [...path, 'schedule', 'days', nth] }
}

function misses(source: RulebookSource, path: Path): Owner[] {
  return each(source, [...path, 'steps']).flatMap((step, nth) =>
    cited(source, step, 'rules', [{ pattern: OCCURRENCE, path: [...step, 'at'], nth }], demand(source, path, step)),
  )
}

function target(source: RulebookSource, path: Path): Owner[] {
  const goal = source.at([...path, 'goal'])
  const pattern = typeof goal === 'number' && goal <= 1 ? SHARE : COUNT
  const quote = String(source.at([...path, 'clause', 'quote']) ?? '')
  const numbers = [...quote.matchAll(pattern)].map((match) => meaning(match[1]!))
  // A sentence may name a total before the goal; once the goal has been changed it is the last.
  const nth = numbers.includes(Number(goal)) ? numbers.indexOf(Number(goal)) : Math.max(0, numbers.length - 1)
  return cited(source, path, 'targets', [{ pattern, path: [...path, 'goal'], nth }])
}

function phase(source: RulebookSource, path: Path): Owner[] {
  const quote = String(source.at([...path, 'clause', 'quote']) ?? '')
  const days = [...quote.matchAll(DAY)].length
  const slots: Slot[] = days > 1 ? [{ pattern: DAY, path: [...path, 'from'] }] : []
  return cited(source, path, 'phases', [...slots, { pattern: DAY, path: [...path, 'to'], nth: days - 1 }])
}

function cited(source: RulebookSource, path: Path, kind: Kind, slots: Slot[] = [], demand?: Owner['demand']): Owner[] {
  const ref = source.at([...path, 'clause', 'ref'])
  const quote = source.at([...path, 'clause', 'quote'])
  if (ref === undefined || quote === undefined) return []
  return [{ ref: String(ref), quote: String(quote), kind, slots, ...(demand && { demand }) }]
}

function demand(source: RulebookSource, rule: Path, step: Path): Owner['demand'] {
  const measure = source.at([...step, 'measure'])
  return measure === undefined ? undefined : { rule: String(source.at([...rule, 'id'])), measure: String(measure) }
}

function each(source: RulebookSource, path: Path): Path[] {
  return Array.from({ length: source.size(path) }, (_, index) => [...path, index])
}

function distinct<T>(items: T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}

/** Orders 二(一) before 六(四)1 before 六(四)2. */
export function compareRefs(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.localeCompare(b)
}

function numbers(ref: string): number[] {
  return [...ref.matchAll(new RegExp(NUMBER, 'g'))].map((match) => meaning(match[0]) ?? 0)
}
