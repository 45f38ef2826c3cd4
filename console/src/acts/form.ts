import type { FieldError, Problem } from '@/api/problem'

/** What a field takes in. `lines` is a list of texts, one a line. */
export type FieldKind = 'date' | 'text' | 'long' | 'number' | 'choice' | 'lines' | 'decision'

export interface Field {
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
  note?: string
  fields: readonly Field[]
  initial: Values
  /** Changes what the form needs, such as a reason once another thing was said. */
  adapt?: (field: Field, values: Values) => Field
  /** Says what came of it, once the system has answered. */
  send: (body: Record<string, unknown>, values: Values) => Promise<Outcome>
}

/** done, or waits for another person. */
export type Outcome = 'done' | 'waits'

/** The document of a call: what was left empty is not in it. */
export function bodyOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    const value = (values[field.name] ?? '').trim()
    if (value === '') continue
    body[field.name] = valueOf(field.kind, value)
  }
  return body
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
    const name = error.pointer.split('/')[1] ?? ''
    if (fields.some((it) => it.name === name)) {
      of[name] = of[name] ? `${of[name]}；${error.detail}` : error.detail
    } else {
      other.push(error)
    }
  }
  return { of, other }
}
