import { api, got } from '@/api/client'
import { restingOn } from '@/api/record'
import type { components } from '@/api/schema'
import type { Act, Field, Outcome, Values } from './form'
import { textOf } from '@/text'
import { requestLines } from './planChanges'
import { onProject } from './resting'

type Schemas = components['schemas']
type Project = Schemas['Project']
type Stage = Schemas['Stage']
type Request = Schemas['Request']

/** The first stage that is not complete; stages are completed in their order. */
export function nextOpen(project: Pick<Project, 'milestones'>): Schemas['Milestone'] | undefined {
  return project.milestones.find((it) => !it.completedOn)
}

/** The last stage that is complete, which alone can be taken back. */
export function lastDone(project: Pick<Project, 'milestones'>): Schemas['Milestone'] | undefined {
  return project.milestones.filter((it) => it.completedOn).at(-1)
}

/** Whether there is more that waits for a second person than before. */
function outcome(before: { openRequests: readonly unknown[] }, after: { openRequests: readonly unknown[] }): Outcome {
  return after.openRequests.length > before.openRequests.length ? 'waits' : 'done'
}

/** A day before today needs evidence. */
export function evidenceByDay(today: string, day = 'completedOn') {
  return (field: Field, values: Values): Field =>
    field.name === 'evidence' ? { ...field, required: (values[day] ?? '') !== '' && values[day]! < today } : field
}

export function completionFields(today: string): Field[] {
  const t = textOf('projects')
  return [
    { name: 'completedOn', label: t.fields.completedOn, kind: 'date', required: true, max: today },
    { name: 'evidence', label: t.fields.evidence, kind: 'long', max: 2000, hint: t.evidenceHint },
  ]
}

export function completion(project: Project, stage: Schemas['Milestone'], today: string): Act {
  const t = textOf('projects')
  return onProject(project, (it) => ({
    label: stage.due < today ? t.acts.completeLate : t.acts.complete,
    subject: `${it.name} ${t.stages[stage.stage]}`,
    fields: completionFields(today),
    initial: { completedOn: today },
    adapt: evidenceByDay(today),
    send: async (body) =>
      outcome(
        it,
        await got(
          api.POST('/api/v1/projects/{id}/milestones/{stage}/completion', {
            params: { header: restingOn(it.version), path: { id: it.id, stage: stage.stage } },
            body: body as Schemas['NewCompletion'],
          }),
        ),
      ),
  }))
}

/** Fields of an extension; once the due day has ended it needs evidence. */
export function extensionFields(today: string): Field[] {
  const t = textOf('projects')
  return [
    { name: 'due', label: t.fields.due, kind: 'date', required: true },
    { name: 'approvedOn', label: t.fields.approvedOn, kind: 'date', required: true, max: today, hint: t.extensionHint },
    { name: 'approvedBy', label: t.fields.approvedBy, kind: 'text', required: true, max: 100, wide: true },
    { name: 'reason', label: t.fields.reason, kind: 'long', required: true, max: 1000 },
    { name: 'evidence', label: t.fields.evidence, kind: 'long', max: 2000 },
  ]
}

export function extension(project: Project, today: string): Act {
  const t = textOf('projects')
  const open = project.milestones.filter((it) => !it.completedOn)
  const dues = new Map<string, string>(open.map((it) => [it.stage, it.due]))
  const stages = open.map((it) => ({ value: it.stage as string, label: t.stages[it.stage] }))
  return onProject(project, (it) => ({
    label: t.acts.extend,
    subject: it.name,
    fields: [
      { name: 'stage', label: t.fields.stage, kind: 'choice', required: true, options: stages },
      ...extensionFields(today),
    ],
    initial: { stage: open[0]?.stage ?? '' },
    adapt: (field, values) => lateExtension(field, dues.get(values.stage ?? '') ?? today, today),
    send: async ({ stage, ...body }) =>
      outcome(
        it,
        await got(
          api.POST('/api/v1/projects/{id}/milestones/{stage}/extension', {
            params: { header: restingOn(it.version), path: { id: it.id, stage: stage as Stage } },
            body: body as Schemas['NewExtension'],
          }),
        ),
      ),
  }))
}

export function lateExtension(field: Field, due: string, today: string): Field {
  const t = textOf('projects')
  if (field.name === 'due') return { ...field, min: due }
  if (field.name === 'approvedOn') return { ...field, max: due < today ? due : today }
  return field.name === 'evidence' && due < today ? { ...field, required: true, hint: t.lateExtensionHint } : field
}

export function reviewFields(today: string): Field[] {
  const t = textOf('projects')
  return [
    { name: 'on', label: t.fields.on, kind: 'date', required: true, max: today },
    { name: 'percent', label: t.fields.percent, kind: 'number', required: true, min: 0, max: 100 },
    { name: 'note', label: t.fields.note, kind: 'long', max: 2000 },
    { name: 'problems', label: t.fields.problems, kind: 'lines' },
  ]
}

export function review(project: { id: string; name: string }, today: string): Act {
  const t = textOf('projects')
  return {
    label: t.acts.review,
    subject: project.name,
    of: project.id,
    fields: reviewFields(today),
    initial: { on: today },
    send: async (body) => {
      await got(
        api.POST('/api/v1/projects/{id}/reviews', {
          params: { path: { id: project.id } },
          body: body as Schemas['NewReview'],
        }),
      )
      return 'done'
    },
  }
}

export function reopening(project: Project, stage: Schemas['Milestone']): Act {
  const t = textOf('projects')
  return onProject(project, (it) => ({
    label: t.acts.reopen,
    subject: `${it.name} ${t.stages[stage.stage]}`,
    fields: [{ name: 'reason', label: t.fields.reason, kind: 'long', required: true, max: 2000 }],
    initial: {},
    send: async (body) => {
      await got(
        api.POST('/api/v1/projects/{id}/milestones/{stage}/completion/withdrawal', {
          params: { header: restingOn(it.version), path: { id: it.id, stage: stage.stage } },
          body: body as Schemas['LongReason'],
        }),
      )
      return 'done'
    },
  }))
}

/** @param swapIns active renewal projects that are not among the targets of the year */
export function adjustment(project: Project, swapIns: readonly { id: string; name: string }[]): Act {
  const t = textOf('projects')
  return onProject(project, (it) => ({
    label: t.acts.adjust,
    subject: it.name,
    note: t.adjustmentHint,
    fields: [
      {
        name: 'swapIn',
        label: t.fields.swapIn,
        kind: 'choice',
        required: true,
        wide: true,
        options: swapIns.map((it) => ({ value: it.id, label: it.name })),
      },
      { name: 'reason', label: t.fields.reason, kind: 'long', required: true, max: 1000 },
    ],
    initial: {},
    send: async (body) =>
      outcome(
        it,
        await got(
          api.POST('/api/v1/projects/{id}/adjustment', {
            params: { header: restingOn(it.version), path: { id: it.id } },
            body: body as Schemas['NewAdjustment'],
          }),
        ),
      ),
  }))
}

export function withdrawal(project: Project): Act {
  const t = textOf('projects')
  return onProject(project, (it) => ({
    label: t.acts.withdraw,
    subject: it.name,
    fields: [{ name: 'reason', label: t.fields.reason, kind: 'long', required: true, max: 1000 }],
    initial: {},
    send: async (body) =>
      outcome(
        it,
        await got(
          api.POST('/api/v1/projects/{id}/withdrawal', {
            params: { header: restingOn(it.version), path: { id: it.id } },
            body: body as Schemas['Reason'],
          }),
        ),
      ),
  }))
}

export function decisionFields(): Field[] {
  const t = textOf('projects')
  return [
    {
      name: 'approved',
      label: t.fields.approved,
      kind: 'decision',
      required: true,
      options: [
        { value: 'yes', label: t.approve },
        { value: 'no', label: t.refuse },
      ],
    },
    { name: 'reason', label: t.fields.reason, kind: 'long', required: true, max: 1000 },
  ]
}

/** A request that waits, decided by a person who did not ask. */
export function decision(project: Project, request: Request, today: string): Act {
  const t = textOf('projects')
  const stage = request.proposal?.stage
  return onProject(project, (it) => ({
    label: t.acts.decide,
    subject: [t.requests[request.kind], stage ? t.stages[stage] : '', it.name].filter(Boolean).join(' '),
    note: requestLines(it, request, today).join('\n'),
    fields: decisionFields(),
    initial: {},
    send: async (body) => {
      await got(decide(it, request, body as Schemas['Decision']))
      return 'done'
    },
  }))
}

function decide({ id, version }: Project, request: Request, body: Schemas['Decision']) {
  const stage = request.proposal?.stage
  const header = restingOn(version)
  const params = { header, path: { id } }
  if (request.kind === 'adjustment') return api.POST('/api/v1/projects/{id}/adjustment/decision', { params, body })
  if (request.kind === 'withdrawal') return api.POST('/api/v1/projects/{id}/withdrawal/decision', { params, body })
  if (request.kind === 'completion' && stage)
    return api.POST('/api/v1/projects/{id}/milestones/{stage}/completion/decision', {
      params: { header, path: { id, stage } },
      body,
    })
  if (request.kind === 'extension' && stage)
    return api.POST('/api/v1/projects/{id}/milestones/{stage}/extension/decision', {
      params: { header, path: { id, stage } },
      body,
    })
  return api.POST('/api/v1/projects/{id}/plan/decision', { params, body })
}

/** The call that decides on a request of that kind, by which a role may be asked. */
export const DECIDES = {
  adjustment: 'decideAdjustment',
  withdrawal: 'decideWithdrawal',
  completion: 'decideMilestoneCompletion',
  extension: 'decideMilestoneExtension',
  plan: 'decidePlan',
  'due-date-correction': 'decideTaskDueDateCorrection',
} as const satisfies Record<Request['kind'], string>
