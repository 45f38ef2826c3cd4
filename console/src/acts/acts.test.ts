import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { components } from '@/api/schema'
import { Problem } from '@/api/problem'
import { answering } from '@/test/answers'
import { readIn } from '@/text/language'
import ActForm from './ActForm.vue'
import { bodyOf, faultsOf, lacking, outOfReach, type Field } from './form'
import { changeInWords } from './history'
import { planChanges } from './planChanges'
import { completion, decision, extension, lastDone, lateExtension, nextOpen, review } from './projectActs'
import { taskCorrection } from './taskActs'

readIn('zh')
afterEach(() => vi.unstubAllGlobals())

type Project = components['schemas']['Project']
const TODAY = '2022-11-18'

function aProject(other: Partial<Project> = {}): Project {
  return {
    id: 'SP-001', kind: 'SHANTYTOWN', name: '北园片区（示例）', county: '371302', countyName: '兰山区', provincialLedger: true,
    year: 2022, state: 'ACTIVE', extensions: [], requests: [], openRequests: [], reviews: [], version: 3, history: [],
    milestones: [
      { stage: 'START', due: '2022-08-12', weight: 1, completedOn: '2022-08-01', evidence: '开工令' },
      { stage: 'COMPLETION', due: '2022-10-31', weight: 1 },
      { stage: 'DELIVERY', due: '2022-12-10', weight: 1 },
    ],
    ...other,
  }
}

describe('a form', () => {
  const fields: Field[] = [
    { name: 'on', label: '日期', kind: 'date', required: true },
    { name: 'percent', label: '比例', kind: 'number' },
    { name: 'problems', label: '问题', kind: 'lines' },
    { name: 'approved', label: '决定', kind: 'decision' },
  ]

  it('sends what was filled in, each as it is meant, and leaves out what was left empty', () => {
    expect(bodyOf(fields, { on: '2022-11-18', percent: '40', problems: ' 资金\n\n手续 ', approved: 'no' })).toEqual({
      on: '2022-11-18', percent: 40, problems: ['资金', '手续'], approved: false,
    })
    expect(bodyOf(fields, { on: '2022-11-18', percent: '  ' })).toEqual({ on: '2022-11-18' })
  })

  it('says what is lacking', () => {
    expect(lacking(fields, { on: ' ' })).toEqual(['日期'])
  })

  it('puts what the system says beside the field, whatever part of it is meant', () => {
    const problem = new Problem('invalid', 422, 'invalid-input', '', [
      { pointer: '/problems/1', code: 'too-long', detail: '太长' },
      { pointer: '/stage', code: 'unknown', detail: '没有' },
    ])
    const { of, other } = faultsOf(problem, fields)
    expect(of).toEqual({ problems: '太长' })
    expect(other.map((it) => it.detail)).toEqual(['没有'])
  })

  it('reaches into the document, there and back', () => {
    const nested: Field[] = [
      { name: 'company/id', label: '代码', kind: 'text' },
      { name: 'company/name', label: '名称', kind: 'text' },
    ]
    expect(bodyOf(nested, { 'company/id': 'C1', 'company/name': '示例物业' })).toEqual({ company: { id: 'C1', name: '示例物业' } })
    const problem = new Problem('invalid', 422, 'invalid-input', '', [
      { pointer: '/company/name', code: 'too-long', detail: '太长' },
      { pointer: '/company', code: 'required', detail: '须填' },
      { pointer: '', code: 'unknown', detail: '没有' },
    ])
    const { of, other } = faultsOf(problem, nested)
    expect(of).toEqual({ 'company/name': '太长', 'company/id': '须填' })
    expect(other.map((it) => it.detail)).toEqual(['没有'])
  })

  it('forgets a choice that another field has put out of reach, and no other', () => {
    const choice = (...values: string[]): Field => ({
      name: 'parent', label: '上级', kind: 'choice', options: values.map((value) => ({ value, label: value })),
    })
    expect(outOfReach([choice('A', 'B')], [choice('C')], { parent: 'A' })).toEqual(['parent'])
    expect(outOfReach([choice('A')], [choice('A', 'C')], { parent: 'A' })).toEqual([])
    expect(outOfReach([choice()], [choice('C')], { parent: 'A' })).toEqual([])
    expect(outOfReach([{ name: 'parent', label: '', kind: 'text' }], [choice('C')], { parent: 'A' })).toEqual(['parent'])
  })
})

describe('the next stage', () => {
  it('is the first that is not complete, and only the last one that is can be taken back', () => {
    expect(nextOpen(aProject())?.stage).toBe('COMPLETION')
    expect(lastDone(aProject())?.stage).toBe('START')
  })
})

describe('a completion', () => {
  const url = 'POST /api/v1/projects/SP-001/milestones/COMPLETION/completion'

  it('of a passed day is a late report and needs evidence for a day before today', async () => {
    const calls = answering({ [url]: { status: 202, body: aProject({ openRequests: [{ kind: 'completion', by: 'k', open: true }] }) } })
    const act = completion(aProject(), nextOpen(aProject())!, TODAY)
    const form = mount(ActForm, { props: { act } })
    expect(act.label).toBe('补报完成')

    await form.get('input[type=date]').setValue('2022-10-30')
    expect(form.get('button[type=submit]').attributes('disabled')).toBeDefined()
    expect(form.text()).toContain('还差：佐证')

    await form.get('textarea').setValue('验收单3号')
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(calls[0]?.body).toEqual({ completedOn: '2022-10-30', evidence: '验收单3号' })
    expect(form.emitted('done')).toEqual([['waits']])
  })

  it('of today needs none', async () => {
    answering({ [url]: { body: aProject() } })
    const form = mount(ActForm, { props: { act: completion(aProject(), nextOpen(aProject())!, TODAY) } })
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(form.emitted('done')).toEqual([['done']])
  })

  it('that is refused keeps what was typed, and says at the field why', async () => {
    answering({
      [url]: {
        status: 422,
        body: {
          type: 'urn:duban:problem:invalid-input', title: '', status: 422, detail: '',
          errors: [{ pointer: '/completedOn', code: 'out-of-order', detail: '不得早于开工' }],
        },
      },
    })
    const form = mount(ActForm, { props: { act: completion(aProject(), nextOpen(aProject())!, TODAY) }, attachTo: document.body })
    await form.get('form').trigger('submit')
    await flushPromises()
    const field = form.get('input[type=date]')
    expect(field.attributes('aria-invalid')).toBe('true')
    expect((field.element as HTMLInputElement).value).toBe(TODAY)
    expect(document.getElementById(field.attributes('aria-describedby')!)?.textContent).toContain('不得早于开工')
    expect(form.emitted('done')).toBeUndefined()
    form.unmount()
  })
})

describe('an act that was overtaken', () => {
  const url = 'POST /api/v1/projects/SP-001/milestones/COMPLETION/extension'

  it('says what others did, keeps what was typed, and then rests on what is now', async () => {
    const theirs = { version: 4, at: '2022-11-18T10:00:00+08:00', by: 'person/li', change: 'withdrawal-requested' }
    let taken = false
    const calls = answering({
      [url]: () =>
        taken
          ? { body: aProject({ version: 5 }) }
          : { status: 412, body: { type: 'urn:duban:problem:changed-meanwhile', title: 'x', status: 412, detail: 'x' } },
      'GET /api/v1/projects/SP-001': { body: aProject({ version: 4, history: [theirs] }) },
      'GET /api/v1/people': { body: { items: [] } },
    })
    const form = mount(ActForm, { props: { act: extension(aProject(), TODAY) } })
    for (const [at, said] of ['2023-01-10', '2022-10-20'].entries()) await form.findAll('input[type=date]')[at]!.setValue(said)
    await form.get('input[type=text]').setValue('市政府')
    for (const each of form.findAll('textarea')) await each.setValue('雨季')
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(form.get('.clash').text()).toMatch(/有人先办了.*li.*申请撤销/)
    expect(form.get('textarea').element.value).toBe('雨季')
    expect(form.emitted('done')).toBeUndefined()

    taken = true
    await form.get('form').trigger('submit')
    await flushPromises()
    const sent = calls.filter((it) => it.path.endsWith('/extension'))
    expect(sent.map((it) => it.headers.get('if-match'))).toEqual(['"3"', '"4"'])
    expect(form.emitted('done')).toHaveLength(1)
  })
})

describe('a review', () => {
  it('takes a number as it is typed', async () => {
    const calls = answering({ 'POST /api/v1/projects/SP-001/reviews': { status: 201, body: {} } })
    const form = mount(ActForm, { props: { act: review(aProject(), TODAY) } })
    const percent = form.get('input[type=number]')
    expect(form.text()).toContain('还差：完成比例')
    await percent.setValue('40')
    expect(form.text()).not.toContain('还差')
    await percent.setValue('')
    expect(form.text()).toContain('还差：完成比例')
    await percent.setValue('4.5')
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(calls[0]?.body).toEqual({ on: TODAY, percent: 4.5 })
    expect(form.emitted('done')).toEqual([['done']])
  })
})

describe('an extension', () => {
  it('told after the due day needs evidence, and was approved by that day', () => {
    const evidence: Field = { name: 'evidence', label: '佐证', kind: 'long' }
    expect(lateExtension(evidence, '2022-10-31', TODAY).required).toBe(true)
    expect(lateExtension(evidence, '2022-12-10', TODAY).required).toBeUndefined()
    expect(lateExtension({ name: 'approvedOn', label: '', kind: 'date' }, '2022-10-31', TODAY).max).toBe('2022-10-31')
  })

  it('goes to the stage that was chosen, which is no part of its document', async () => {
    const calls = answering({ 'POST /api/v1/projects/SP-001/milestones/DELIVERY/extension': { body: aProject() } })
    const act = extension(aProject(), TODAY)
    await act.send({ stage: 'DELIVERY', due: '2023-01-10', reason: '雨季', approvedBy: '市政府', approvedOn: '2022-11-10' }, {})
    expect(calls[0]?.body).toEqual({ due: '2023-01-10', reason: '雨季', approvedBy: '市政府', approvedOn: '2022-11-10' })
  })
})

describe('a decision', () => {
  it('goes where the request is decided', async () => {
    const calls = answering({
      'POST /api/v1/projects/SP-001/milestones/COMPLETION/completion/decision': { body: aProject() },
      'POST /api/v1/projects/SP-001/plan/decision': { body: aProject() },
      'POST /api/v1/projects/SP-001/withdrawal/decision': { body: aProject() },
    })
    const body = { approved: true, reason: '属实' }
    await decision(aProject(), { kind: 'completion', by: 'k', open: true, proposal: { stage: 'COMPLETION' } }, TODAY).send(body, {})
    await decision(aProject(), { kind: 'plan', by: 'k', open: true, proposal: {} }, TODAY).send(body, {})
    await decision(aProject(), { kind: 'withdrawal', by: 'k', open: true }, TODAY).send(body, {})
    expect(calls).toHaveLength(3)
  })
})

describe('a changed plan', () => {
  it('is told by what it changes, against the plan and not against what an extension made of it', () => {
    const project = aProject()
    project.milestones[2] = { stage: 'DELIVERY', due: '2023-01-10', planned: '2022-12-10', weight: 1 }
    const plan = {
      county: { type: 'county' as const, code: '371311', name: '罗庄区' },
      provincialLedger: false,
      year: 2022,
      milestones: [
        { stage: 'COMPLETION' as const, due: '2022-11-30', weight: 2 },
        { stage: 'DELIVERY' as const, due: '2022-12-10', weight: 1 },
        { stage: 'ALLOCATION' as const, due: '2023-02-01', weight: 1 },
      ],
    }
    expect(planChanges(project, plan, TODAY)).toEqual([
      '竣工验收期限10月31日 → 11月30日', '竣工验收权重1 → 2', '新增分房，期限2023年2月1日', '去掉开工', '责任县区兰山区 → 罗庄区', '移出省台账',
    ])
  })
})

describe('a review', () => {
  it('is sent with the problems that were found', async () => {
    const calls = answering({ 'POST /api/v1/projects/SP-001/reviews': { status: 201, body: {} } })
    const act = review(aProject(), TODAY)
    await act.send(bodyOf(act.fields, { on: TODAY, percent: '0', problems: '资金未到位' }), {})
    expect(calls[0]?.body).toEqual({ on: TODAY, percent: 0, problems: ['资金未到位'] })
  })

  it('takes the number that was typed', async () => {
    const calls = answering({ 'POST /api/v1/projects/SP-001/reviews': { status: 201, body: {} } })
    const form = mount(ActForm, { props: { act: review(aProject(), TODAY) } })
    await form.get('input[type=number]').setValue('40')
    await form.get('form').trigger('submit')
    await flushPromises()
    expect(calls[0]?.body).toEqual({ on: TODAY, percent: 40 })
  })
})

describe('a correction of a due day', () => {
  it('names the county only where it is another', async () => {
    const task: components['schemas']['Task'] = {
      id: 'TK-1', county: '371302', countyName: '兰山区', list: 'tasks', title: '建立台账（示例）', due: '2022-11-10', owner: '专班',
      extensions: [], requests: [], openRequests: [], version: 1, history: [],
    }
    const calls = answering({ 'POST /api/v1/tasks/TK-1/due-date-correction': { status: 201, body: task } })
    await taskCorrection(task, []).send({ due: '2022-12-10', county: '371302', reason: '录错' }, {})
    await taskCorrection(task, []).send({ due: '2022-12-10', county: '371311', reason: '录错' }, {})
    expect(calls.map((it) => it.body)).toEqual([
      { due: '2022-12-10', reason: '录错' },
      { due: '2022-12-10', county: '371311', reason: '录错' },
    ])
  })
})

describe('the history', () => {
  it('says in words what was done, and tells no identity', () => {
    expect(changeInWords({ change: 'completed', detail: 'START 2022-08-01' }, TODAY)).toBe('完成节点 开工 8月1日')
    expect(changeInWords({ change: 'completion-requested', detail: 'COMPLETION' }, TODAY)).toBe('申请补报 竣工验收')
    expect(changeInWords({ change: 'extension-decided', detail: 'refused' }, TODAY)).toBe('不同意延期')
    expect(changeInWords({ change: 'adjustment-decided', detail: 'approved' }, TODAY)).toBe('同意调换')
    expect(changeInWords({ change: 'adjustment-requested', detail: 'SP-009' }, TODAY)).toBe('申请调换')
  })
})
