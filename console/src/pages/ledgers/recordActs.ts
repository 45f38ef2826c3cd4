import { correcting } from '@/acts/correcting'
import type { Act, Field } from '@/acts/form'
import { api, got } from '@/api/client'
import { AS_NEW, type Read, readOf, restingOn, type Rests } from '@/api/record'
import type { components } from '@/api/schema'
import { textOf } from '@/text'
import type { NamedBody } from './useCountyNames'

type Schemas = components['schemas']
type LedgerRecord = Schemas['Record']

/** An identity that no other record has; people know a record by its day, body and title. */
export function newRecordId(on: string): string {
  return `R-${on}-${crypto.randomUUID().slice(0, 13)}`
}

async function keep(id: string, body: Schemas['NewRecord'], header: Rests): Promise<'done'> {
  await got(api.PUT('/api/v1/records/{id}', { params: { path: { id }, header }, body }))
  return 'done'
}

/** An act on a record that rests on what its reader saw. */
function onRecord(seen: LedgerRecord, make: (it: Read<LedgerRecord>) => Act): Act {
  return correcting({ it: seen, rests: restingOn(seen.version) }, make, () =>
    readOf(api.GET('/api/v1/records/{id}', { params: { path: { id: seen.id } } })),
  )
}

/** Everything that a record says, for a call that changes a part of it. */
function contentOf(record: LedgerRecord): Schemas['NewRecord'] {
  const { kind, on, body, subject, title, facts, departments, outcome, projects, tickets } = record
  return { kind, on, body, subject, title, facts, departments, outcome, projects, tickets }
}

function fields(): Record<'on' | 'title' | 'facts' | 'outcome' | 'reason', Field> {
  const t = textOf('ledgers').records
  return {
    on: { name: 'on', label: t.on, kind: 'date', required: true },
    title: { name: 'title', label: t.titleOf, kind: 'long', required: true, max: 200 },
    facts: { name: 'facts', label: t.facts, kind: 'long', required: true, max: 5000 },
    outcome: { name: 'outcome', label: t.outcome, kind: 'long', max: 5000 },
    reason: { name: 'reason', label: t.reason, kind: 'long', required: true, max: 1000 },
  }
}

/** @param given what is known already, such as of a record that is missing */
export function recording(
  kinds: readonly { code: string; name: string }[],
  bodies: readonly NamedBody[],
  today: string,
  given: { kind?: string; body?: string; title?: string } = {},
): Act {
  const t = textOf('ledgers').records
  const { on, title, facts, outcome } = fields()
  const id = newRecordId(today)
  return {
    label: t.add,
    of: id,
    fields: [
      { name: 'kind', label: t.kind, kind: 'choice', required: true, options: kinds.map((it) => ({ value: it.code, label: it.name })) },
      { name: 'body', label: t.body, kind: 'choice', options: bodies.map((it) => ({ value: it.code, label: it.name })) },
      { ...on, max: today },
      title,
      facts,
      outcome,
    ],
    initial: { kind: given.kind ?? '', body: given.body ?? '', on: today, title: given.title ?? '' },
    send: (body) => keep(id, body as Schemas['NewRecord'], AS_NEW),
  }
}

export function conclusion(record: LedgerRecord): Act {
  return onRecord(record, ({ it, rests }) => ({
    label: textOf('ledgers').records.conclude,
    subject: it.title,
    of: it.id,
    fields: [{ ...fields().outcome, required: true }],
    initial: { outcome: it.outcome ?? '' },
    send: ({ outcome }) => keep(it.id, { ...contentOf(it), outcome: outcome as string }, rests),
  }))
}

export function recordCorrection(record: LedgerRecord, today: string): Act {
  const { on, title, facts, outcome, reason } = fields()
  return onRecord(record, ({ it, rests }) => ({
    label: textOf('ledgers').records.correct,
    subject: it.title,
    of: it.id,
    fields: [{ ...on, max: today }, title, facts, outcome, reason],
    initial: { on: it.on, title: it.title, facts: it.facts, outcome: it.outcome ?? '' },
    send: (body) => keep(it.id, { ...contentOf(it), outcome: undefined, ...body } as Schemas['NewRecord'], rests),
  }))
}
