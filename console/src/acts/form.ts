import type { FieldError, Problem } from '@/api/problem'

/** What a field takes in. `lines` is a list of texts, one a line. */
export type FieldKind = 'date' | 'text' | 'long' | 'number' | 'choice' | 'lines' | 'decision'

export interface Field {
  /** A field of the document, or a path within it: `company/id`. */
  name: string
  label: string
  kind: FieldKind
  required?: boolean
  /** A first and last day or number, or how long a text may be. */
  min?: string | number
  max?: string | number
  options?: readonly { value: string; label: string }[]
  hint?: string
  wide?: boolean
}

export type Values = Record<string, string>

/** Something that a reader may do about a record, and the form that it takes. */
export interface Act {
  /** What the button says. */
  label: string
  /** What it is done to. */
  subject?: string
  /** The id of that, where several may be called the same. */
  of?: string
  note?: string
  fields: readonly Field[]
  initial: Values
  /** Changes what the form needs, such as a reason once another thing was said. */
  adapt?: (field: Field, values: Values) => Field
  /** What follows from what is filled in, in a sentence; empty where nothing does. */
  consequence?: (values: Values) => string
  /** The act on the record as it is now, once somebody was first. */
  again?: () => Promise<Again>
  /** Says what came of it, once the system has answered. */
  send: (body: Record<string, unknown>, values: Values) => Promise<Outcome>
}

/** Whether it is the same act on the same record, though it may rest on another version. */
export function isSame(one: Act, other: Act): boolean {
  return one.label === other.label && one.subject === other.subject && one.of === other.of
}

/** An act that was overtaken: the same once more, and what others have done since, a line each. */
export interface Again {
  act: Act
  since: string[]
}

/** done, or waits for another person. */
export type Outcome = 'done' | 'waits'

/** The document of a call: what was left empty is not in it. */
export function bodyOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    const value = (values[field.name] ?? '').trim()
    if (value === '') continue
    put(body, field.name.split('/'), valueOf(field.kind, value))
  }
  return body
}

function put(into: Record<string, unknown>, path: string[], value: unknown): void {
  const [name, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) into[name] = value
  else put((into[name] ??= {}) as Record<string, unknown>, rest, value)
}

function valueOf(kind: FieldKind, value: string): unknown {
  if (kind === 'number') return Number(value)
  if (kind === 'decision') return value === 'yes'
  if (kind !== 'lines') return value
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** The choices that what was filled in elsewhere has put out of reach; what one of them was is to be forgotten. */
export function outOfReach(before: readonly Field[], now: readonly Field[], values: Values): string[] {
  const takes = (field: Field | undefined, value: string) =>
    field?.kind !== 'choice' || (field.options ?? []).some((it) => it.value === value)
  return now
    .map((it) => ({ name: it.name, value: values[it.name] ?? '', was: before.find((of) => of.name === it.name), is: it }))
    .filter((it) => it.value !== '' && takes(it.was, it.value) && !takes(it.is, it.value))
    .map((it) => it.name)
}

/** The labels of the fields that still have to be filled in. */
export function lacking(fields: readonly Field[], values: Values): string[] {
  return fields.filter((it) => it.required && !(values[it.name] ?? '').trim()).map((it) => it.label)
}

/** What the system says of each field, and what it says of none that the form has. */
export function faultsOf(
  problem: Problem | undefined,
  fields: readonly Field[],
): { of: Record<string, string>; other: FieldError[] } {
  const of: Record<string, string> = {}
  const other: FieldError[] = []
  for (const error of problem?.errors ?? []) {
    const name = fieldAt(error.pointer.slice(1), fields)?.name
    if (name === undefined) other.push(error)
    else of[name] = of[name] ? `${of[name]}；${error.detail}` : error.detail
  }
  return { of, other }
}

/** The field that a place of the document lies in, or the first that lies in it. */
function fieldAt(place: string, fields: readonly Field[]): Field | undefined {
  return (
    fields.find((it) => place === it.name || place.startsWith(`${it.name}/`)) ??
    fields.find((it) => it.name.startsWith(`${place}/`))
  )
}
