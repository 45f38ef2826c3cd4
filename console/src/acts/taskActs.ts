import { api, got } from '@/api/client'
import type { components } from '@/api/schema'
import { textOf } from '@/text'
import { whoAsked } from './history'
import type { Act, Outcome } from './form'
import { completionFields, decisionFields, evidenceByDay, extensionFields, lateExtension } from './projectActs'

type Schemas = components['schemas']
type Task = Schemas['Task']
type Request = Schemas['Request']

function outcome(before: Task, after: Task): Outcome {
  return after.openRequests.length > before.openRequests.length ? 'waits' : 'done'
}

export function taskCompletion(task: Task, today: string): Act {
  const t = textOf('projects')
  return {
    label: task.due < today ? t.acts.writeOffLate : t.acts.writeOff,
    subject: task.title,
    fields: completionFields(today),
    initial: { completedOn: today },
    adapt: evidenceByDay(today),
    send: async (body) =>
      outcome(
        task,
        await got(
          api.POST('/api/v1/tasks/{id}/completion', {
            params: { path: { id: task.id } },
            body: body as Schemas['NewCompletion'],
          }),
        ),
      ),
  }
}

export function taskExtension(task: Task, today: string): Act {
  const t = textOf('projects')
  return {
    label: t.acts.extend,
    subject: task.title,
    fields: extensionFields(today),
    initial: {},
    adapt: (field) => lateExtension(field, task.due, today),
    send: async (body) =>
      outcome(
        task,
        await got(
          api.POST('/api/v1/tasks/{id}/extension', {
            params: { path: { id: task.id } },
            body: body as Schemas['NewExtension'],
          }),
        ),
      ),
  }
}

/** @param counties the county that owes it can be corrected, too */
export function taskCorrection(task: Task, counties: readonly { code: string; name: string }[]): Act {
  const t = textOf('projects')
  return {
    label: t.acts.correct,
    subject: task.title,
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
    initial: { due: task.due, county: task.county },
    send: async (body) => {
      const { county, ...rest } = body as Schemas['DueDateCorrection']
      return outcome(
        task,
        await got(
          api.POST('/api/v1/tasks/{id}/due-date-correction', {
            params: { path: { id: task.id } },
            body: county === task.county ? rest : { ...rest, county },
          }),
        ),
      )
    },
  }
}

export function taskReopening(task: Task): Act {
  const t = textOf('projects')
  return {
    label: t.acts.reopen,
    subject: task.title,
    fields: [{ name: 'reason', label: t.fields.reason, kind: 'long', required: true, max: 2000 }],
    initial: {},
    send: async (body) => {
      await got(
        api.POST('/api/v1/tasks/{id}/completion/withdrawal', {
          params: { path: { id: task.id } },
          body: body as Schemas['LongReason'],
        }),
      )
      return 'done'
    },
  }
}

export function taskDecision(task: Task, request: Request): Act {
  const t = textOf('projects')
  return {
    label: t.acts.decide,
    subject: `${t.requests[request.kind]} ${task.title}`,
    note: [t.said(textOf('words').askedBy, whoAsked(task.history, request)), request.reason, request.proposal?.evidence].filter(Boolean).join('\n'),
    fields: decisionFields(),
    initial: {},
    send: async (body) => {
      await got(decide(task.id, request, body as Schemas['Decision']))
      return 'done'
    },
  }
}

function decide(id: string, request: Request, body: Schemas['Decision']) {
  const params = { path: { id } }
  if (request.kind === 'completion') return api.POST('/api/v1/tasks/{id}/completion/decision', { params, body })
  if (request.kind === 'extension') return api.POST('/api/v1/tasks/{id}/extension/decision', { params, body })
  return api.POST('/api/v1/tasks/{id}/due-date-correction/decision', { params, body })
}

export const TASK_DECIDES = {
  completion: 'decideTaskCompletion',
  extension: 'decideTaskExtension',
  'due-date-correction': 'decideTaskDueDateCorrection',
} as const
