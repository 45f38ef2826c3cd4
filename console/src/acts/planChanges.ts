import type { components } from '@/api/schema'
import { shortDay } from '@/format/day'
import { textOf } from '@/text'
import { whoAsked } from './history'
import { language } from '@/text/language'

type Schemas = components['schemas']

/** What a changed plan would change, a line each, for whoever decides on it. */
export function planChanges(project: Schemas['Project'], plan: Schemas['Obligations'], today: string): string[] {
  const t = textOf('projects')
  const day = (iso: string) => shortDay(iso, language.value, today)
  const changes: string[] = []
  const now = new Map(project.milestones.map((it) => [it.stage, it]))
  for (const next of plan.milestones) {
    const before = now.get(next.stage)
    now.delete(next.stage)
    const name = t.stages[next.stage]
    const planned = before && (before.planned ?? before.due)
    if (!before) changes.push(t.plan.added(name, day(next.due)))
    else if (planned !== next.due) changes.push(t.plan.moved(name, day(planned!), day(next.due)))
    if (before && before.weight !== next.weight) changes.push(t.plan.weight(name, before.weight, next.weight))
  }
  now.forEach((it) => changes.push(t.plan.removed(t.stages[it.stage])))
  if (plan.county.code !== project.county) changes.push(t.plan.county(project.countyName, plan.county.name))
  if (plan.year !== project.year) changes.push(t.plan.year(project.year, plan.year))
  if (plan.provincialLedger !== project.provincialLedger) changes.push(t.plan.ledger(plan.provincialLedger))
  return changes
}

/** What whoever decides on a request has to know of it, a line each. */
export function requestLines(project: Schemas['Project'], request: Schemas['Request'], today: string): string[] {
  const t = textOf('projects')
  const { proposal, reason } = request
  const lines = [t.said(textOf('words').askedBy, whoAsked(project.history, request))]
  if (proposal?.plan) lines.push(...planChanges(project, proposal.plan, today))
  if (reason) lines.push(t.said(t.fields.reason, reason))
  if (proposal?.evidence) lines.push(t.said(t.fields.evidence, proposal.evidence))
  if (proposal?.approvedBy)
    lines.push(t.said(proposal.approvedBy, proposal.approvedOn ? shortDay(proposal.approvedOn, language.value, today) : ''))
  return lines
}
