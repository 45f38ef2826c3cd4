import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import ActForm from '@/acts/ActForm.vue'
import type { components } from '@/api/schema'
import { loadOverview } from '@/overview'
import { forget, whoReads } from '@/session'
import { answering, type Call } from '@/test/answers'
import { readIn } from '@/text/language'
import { conclusion } from './recordActs'
import ReviewsTab from './ReviewsTab.vue'
import SubmissionsTab from './SubmissionsTab.vue'
import TasksTab from './TasksTab.vue'

/** What is called when something happens to a project. */
const refreshing = vi.hoisted(() => [] as (() => Promise<unknown>)[])
vi.mock('@/stream', async () => ({
  ...(await vi.importActual<object>('@/stream')),
  refreshOn: (_: string[], reload: () => Promise<unknown>) => refreshing.push(reload),
}))

const RECORD = {
  id: 'R-1', kind: 'mediation-case', on: '2022-06-28', title: '调解一起', facts: '电梯', departments: [], projects: [], tickets: [], version: 1, history: [],
} as unknown as components['schemas']['Record']
const OVERTAKEN = { status: 412, body: { type: 'urn:duban:problem:changed-meanwhile', status: 412, title: '', detail: '' } }

let shown: VueWrapper | undefined
const puts = (calls: Call[]) => calls.filter((it) => it.method === 'PUT')
async function submit() {
  await shown!.get('form').trigger('submit')
  for (let turn = 0; turn < 4; turn++) await flushPromises()
}

async function open(tab: Component, at: string, answers: Parameters<typeof answering>[0]): Promise<Call[]> {
  const calls = answering({
    'GET /api/v1/me': { body: { id: 'o', kind: 'person', name: '示例', role: 'official', may: ['submitDocument', 'reportReview', 'completeTask', 'decideTaskExtension'] } },
    'GET /api/v1/overview': { body: { asOf: '2022-11-17', waiting: { overdue: 0, dueToday: 0, later: 0, overdueByKind: {}, byKind: {} }, unavailable: [] } },
    'GET /api/v1/bodies': { body: { items: [{ code: 'C1', name: '兰山区', level: 'county' }] } },
    ...answers,
  })
  await whoReads()
  await loadOverview()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['', 'wall'].map((name) => ({ path: `/${name}`, name, component: { template: '<i />' } })),
  })
  await router.push(at)
  shown = mount(tab, { global: { plugins: [router] }, attachTo: document.body })
  for (let turn = 0; turn < 4; turn++) await flushPromises()
  return calls
}
async function happens() {
  await Promise.all(refreshing.map((it) => it()))
  await flushPromises()
}

beforeEach(() => {
  readIn('zh')
  refreshing.length = 0
  forget()
})
afterEach(() => {
  shown?.unmount()
  vi.unstubAllGlobals()
})

it('a record that another has concluded says how, and keeps what was written', async () => {
  const concluded = { ...RECORD, outcome: '双方达成一致', version: 2 }
  const calls = answering({
    'GET /api/v1/records/R-1': { body: concluded, headers: { ETag: '"2"' } },
    'PUT /api/v1/records/R-1': ({ headers }) => (headers.get('If-Match') === '"2"' ? { body: concluded } : OVERTAKEN),
  })
  shown = mount(ActForm, { props: { act: conclusion(RECORD) } })
  await shown.get('textarea').setValue('调解未果')
  await submit()

  expect(shown.get('.clash').text()).toContain('– → 双方达成一致')
  expect(shown.get('textarea').element.value).toBe('调解未果')
  expect(puts(calls).map((it) => it.headers.get('If-Match'))).toEqual(['"1"'])
})

it('a document that another has sent in is not sent in over it', async () => {
  const row = { body: { id: 'C1', name: '兰山区' }, kind: 'SUMMARY', name: '总结', due: '2022-12-20', state: 'OPEN', missing: true }
  const sent = { ...row, state: 'IN_TIME', missing: false, submittedOn: '2022-11-16', title: '兰山区总结', version: 1 }
  let rows: object[] = [row]
  const calls = await open(SubmissionsTab, '/?state=missing', {
    'GET /api/v1/submissions': () => ({ body: { year: 2022, items: rows } }),
    'PUT /api/v1/submissions/C1/2022': OVERTAKEN,
  })
  await shown!.get('tbody button').trigger('click')
  rows = [sent]
  await submit()

  expect(shown!.get('.clash').text()).toContain('兰山区总结')
  await shown!.findAll('form textarea').at(-1)!.setValue('登记错误')
  await submit()
  expect(puts(calls).map((it) => it.headers.get('If-None-Match') ?? it.headers.get('If-Match'))).toEqual(['*', '"1"'])
})

it('what is being written of a project stays when another reports it', async () => {
  const row = { projectId: 'P1', name: '一号项目', county: 'C1', fortnight: 3, from: '2022-11-07', to: '2022-11-20' }
  let report: object | undefined
  await open(ReviewsTab, '/', { 'GET /api/v1/reviews': () => ({ body: { items: [{ ...row, ...(report && { report }) }] } }) })
  await shown!.get('tbody button').trigger('click')
  await shown!.get('form textarea').setValue('管线受阻')
  report = { on: '2022-11-16', percent: 40, problems: [] }
  await happens()

  expect(shown!.get<HTMLTextAreaElement>('form textarea').element.value).toBe('管线受阻')
})

it('what is being written of a task stays when another has done it', async () => {
  const task = { id: 'T1', county: 'C1', title: '摸底排查', list: 'tasks', due: '2022-11-30', version: 1, requests: [], openRequests: [], extensions: [], history: [] }
  let more: object = {}
  await open(TasksTab, '/?state=open', { 'GET /api/v1/tasks': () => ({ body: { items: [{ ...task, ...more }] } }) })
  await shown!.findAll('tbody button').find((it) => it.classes('btn'))!.trigger('click')
  await shown!.get('form textarea').setValue('台账已建')
  more = { completedOn: '2022-11-16', version: 2 }
  await happens()

  expect(shown!.get<HTMLTextAreaElement>('form textarea').element.value).toBe('台账已建')
})

it('what another request stands for hides neither a decision nor that a task may be done', async () => {
  const asked = (kind: string, by: string) => ({ kind, by, open: true, askedOn: '2022-11-10' })
  const requests = [asked('due-date-correction', 'o'), asked('extension', 'k2')]
  const task = { id: 'T1', county: 'C1', title: '摸底排查', list: 'tasks', due: '2022-11-30', version: 1, extensions: [], history: [] }
  let open_: object[] = requests
  const labels = () => shown!.findAll('tbody tr:first-child button.btn').map((it) => it.text())
  await open(TasksTab, '/?state=open', { 'GET /api/v1/tasks': () => ({ body: { items: [{ ...task, requests: open_, openRequests: open_ }] } }) })
  // The reader's own comes first, and another person's waits for the reader.
  expect(labels()).toEqual(['审批'])

  open_ = [requests[0]!]
  await happens()
  expect(labels()).toEqual(['销号'])
})
