import { api, got } from '@/api/client'
import { restingOn } from '@/api/record'
import type { components } from '@/api/schema'
import { textOf } from '@/text'
import { whoAsked } from './history'
import type { Act, Outcome } from './form'
import { completionFields, decisionFields, evidenceByDay, extensionFields, lateExtension } from './projectActs'
import { onTask } from './resting'

type Schemas = components['schemas']
type Task = Schemas['Task']
type Request = Schemas['Request']

function outcome(before: Task, after: Task): Outcome {
  return after.openRequests.length > before.openRequests.length ? 'waits' : 'done'
}

export function taskCompletion(task: Task, today: string): Act {
  const t = textOf('projects')
  return onTask(task, (it) => ({
    label: it.due < today ? t.acts.writeOffLate : t.acts.writeOff,
    subject: it.title,
    fields: completionFields(today),
    initial: { completedOn: today },
    adapt: evidenceByDay(today),
    send: async (body) =>
      outcome(
        it,
        await got(
          api.POST('/api/v1/tasks/{id}/completion', {
            params: { header: restingOn(it.version), path: { id: it.id } },
            body: body as Schemas['NewCompletion'],
          }),
        ),
      ),
  }))
}

export function taskExtension(task: Task, today: string): Act {
  const t = textOf('projects')
  return onTask(task, (it) => ({
    label: t.acts.extend,
    subject: it.title,
    fields: extensionFields(today),
    initial: {},
    adapt: (field) => lateExtension(field, it.due, today),
    send: async (body) =>
      outcome(
        it,
        await got(
          api.POST('/api/v1/tasks/{id}/extension', {
            params: { header: restingOn(it.version), path: { id: it.id } },
            body: body as Schemas['NewExtension'],
          }),
        ),
      ),
  }))
}

/** @param counties the county that owes it can be corrected, too */
export function taskCorrection(task: Task, counties: readonly { code: string; name: string }[]): Act {
  const t = textOf('projects')
  return onTask(task, (it) => ({
    label: t.acts.correct,
    subject: it.title,
    note: t.correctionHint,
    fields: [
      { name: 'due', label: t.fields.due, kind: 'date', required: true },
      {
        name: 'county',
        label: t.fields.county,
        kind: 'choice',
        options: counties.map((it) => ({ value: it.code, label: it.name })),
      },
      { name: 'reason', label: t.fields.reason, kind: 'long', required: true, max: 1000 },
    ],
    initial: { due: it.due, county: it.county },
    send: async (body) => {
      const { county, ...rest } = body as Schemas['DueDateCorrection']
      return outcome(
        it,
        await got(
          api.POST('/api/v1/tasks/{id}/due-date-correction', {
            params: { header: restingOn(it.version), path: { id: it.id } },
            body: county === it.county ? rest : { ...rest, county },
          }),
        ),
      )
    },
  }))
}

export function taskReopening(task: Task): Act {
  const t = textOf('projects')
  return onTask(task, (it) => ({
    label: t.acts.reopen,
    subject: it.title,
    fields: [{ name: 'reason', label: t.fields.reason, kind: 'long', required: true, max: 2000 }],
    initial: {},
    send: async (body) => {
      await got(
        api.POST('/api/v1/tasks/{id}/completion/withdrawal', {
          params: { header: restingOn(it.version), path: { id: it.id } },
          body: body as Schemas['LongReason'],
        }),
      )
      return 'done'
    },
  }))
}

export function taskDecision(task: Task, request: Request): Act {
  const t = textOf('projects')
  return onTask(task, (it) => ({
    label: t.acts.decide,
    subject: `${t.requests[request.kind]} ${it.title}`,
    note: [t.said(textOf('words').askedBy, whoAsked(it.history, request)), request.reason, request.proposal?.evidence].filter(Boolean).join('\n'),
    fields: decisionFields(),
    initial: {},
    send: async (body) => {
      await got(decide(it, request, body as Schemas['Decision']))
      return 'done'
    },
  }))
}

function decide({ id, version }: Task, request: Request, body: Schemas['Decision']) {
  const params = { header: restingOn(version), path: { id } }
  if (request.kind === 'completion') return api.POST('/api/v1/tasks/{id}/completion/decision', { params, body })
  if (request.kind === 'extension') return api.POST('/api/v1/tasks/{id}/extension/decision', { params, body })
  return api.POST('/api/v1/tasks/{id}/due-date-correction/decision', { params, body })
}

export const TASK_DECIDES = {
  completion: 'decideTaskCompletion',
  extension: 'decideTaskExtension',
  'due-date-correction': 'decideTaskDueDateCorrection',
} as const
