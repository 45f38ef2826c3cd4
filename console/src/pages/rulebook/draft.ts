import { meaning } from './numerals'
import type { Clause } from './clauses'
import type { Parameter } from './parameters'
import type { Change, RulebookSource, Value } from './source'

/** What somebody has set otherwise than the rulebook in force, by pointer. */
export type Edits = ReadonlyMap<string, Value>

/** Changes as they stand in the address of the page, by which they are handed on. */
export function writtenEdits(edits: Edits): string | undefined {
  return edits.size > 0 ? JSON.stringify(Object.fromEntries(edits)) : undefined
}

/** Reads them again; what is no parameter, or no value of its kind, is passed over. */
export function readEdits(written: unknown, parameters: Parameter[]): Edits {
  let told: unknown
  try {
    told = typeof written === 'string' ? JSON.parse(written) : undefined
  } catch {
    // An address that was cut off holds no changes.
  }
  if (typeof told !== 'object' || told === null) return new Map()
  const all = told as Record<string, unknown>
  return new Map(
    parameters.flatMap(({ pointer, value }) => {
      const other = Object.hasOwn(all, pointer) ? all[pointer] : undefined
      return typeof other === typeof value && other !== value ? [[pointer, other as Value] as const] : []
    }),
  )
}

/** The parameters that differ from the rulebook in force, with both values. */
export function changed(parameters: Parameter[], edits: Edits): { parameter: Parameter; value: Value }[] {
  return parameters.flatMap((parameter) => {
    const value = edits.get(parameter.pointer)
    return value === undefined || value === parameter.value ? [] : [{ parameter, value }]
  })
}

/** The text to try: the rulebook in force with other parameters. */
export function triedText(source: RulebookSource, parameters: Parameter[], edits: Edits): string {
  return source.with(changes(parameters, edits))
}

/** The text to adopt: the next version, in force from a day on, with what it rests on told at its head. */
export function nextText(source: RulebookSource, parameters: Parameter[], edits: Edits, effectiveFrom: string, basis = ''): string {
  const version = Number(source.at(['version'])) + 1
  const text = source.with([
    ...changes(parameters, edits),
    { path: ['version'], value: version },
    { path: ['effectiveFrom'], value: effectiveFrom },
  ])
  return basis === '' ? text : `# 第${version}版修改依据：${basis.replace(/\s+/g, ' ')}\n${text}`
}

/** What an edition says at its head that it rests on. */
export function basisOf(text: string, version: number): string | undefined {
  return new RegExp(`^# 第${version}版修改依据：(.+)$`, 'm').exec(text)?.[1]
}

/** A parameter that says something else than the sentence in which it stands. */
export interface Contradiction {
  parameter: Parameter
  value: Value
  /** As the notice writes it. */
  written: string
}

/** Numbers that, as set, contradict the words that they are read from. */
export function contradictions(clauses: Clause[], edits: Edits): Contradiction[] {
  const found = new Map<string, Contradiction>()
  for (const piece of clauses.flatMap((clause) => clause.sentences).flatMap((each) => each.pieces)) {
    if (piece.kind !== 'slot' || piece.parameter.form.kind !== 'whole') continue
    const value = edits.get(piece.parameter.pointer) ?? piece.parameter.value
    if (meaning(piece.written) !== value && !found.has(piece.parameter.pointer)) {
      found.set(piece.parameter.pointer, { parameter: piece.parameter, value, written: piece.written })
    }
  }
  return [...found.values()]
}

/** The day after which nothing that has begun is touched: the first of the next month. */
export function nextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

function changes(parameters: Parameter[], edits: Edits): Change[] {
  return changed(parameters, edits).map(({ parameter, value }) => ({ path: parameter.path, value }))
}
