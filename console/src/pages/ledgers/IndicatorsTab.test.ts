import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { loadOverview } from '@/overview'
import { forget, whoReads } from '@/session'
import { answering, type Call } from '@/test/answers'
import { readIn } from '@/text/language'
import IndicatorsTab from './IndicatorsTab.vue'

const BOOK = {
  indicators: [
    { id: 'partyCoverageRate', name: '党组织覆盖率', unit: '比率', source: 'reported' },
    { id: 'mediationCases', name: '调解件数', unit: '件', source: 'reported' },
  ],
  rankings: [{ subject: 'county', schedule: { every: 'halfYearly', first: '2022-H1' } }],
}
const COUNTIES = [{ code: 'C1', name: '兰山区' }, { code: 'C2', name: '罗庄区' }]

let tab: VueWrapper | undefined
/** What the system has, with the number of the change that made it so. */
let stored: Record<string, { version: number; values: Record<string, number> }>

function kept(code: string, { headers, body }: Call) {
  const there = stored[code]
  const rests = there ? headers.get('If-Match') === `"${there.version}"` : headers.get('If-None-Match') === '*'
  if (!rests) return { status: 412, body: { type: 'urn:duban:problem:changed-meanwhile', status: 412, title: '', detail: '' } }
  stored[code] = { version: (there?.version ?? 0) + 1, values: body as Record<string, number> }
  return told(code)
}
function told(code: string) {
  const there = stored[code]
  if (!there) return { status: 404, body: { type: 'urn:duban:problem:not-found', status: 404, title: '', detail: '' } }
  return { body: there.values, headers: { ETag: `"${there.version}"` } }
}

async function open(): Promise<Call[]> {
  const at = (code: string) => `/api/v1/indicators/${code}/2022-H2`
  const calls = answering({
    'GET /api/v1/me': { body: { id: 'o', kind: 'person', name: '示例', role: 'official', may: ['reportIndicators'] } },
    'GET /api/v1/overview': { body: { asOf: '2022-11-17', waiting: { overdue: 0, dueToday: 0, later: 0, overdueByKind: {}, byKind: {} }, unavailable: [] } },
    'GET /api/v1/rulebook': { body: BOOK },
    'GET /api/v1/bodies': ({ query }) => ({ body: { items: query.get('level') === 'county' ? COUNTIES : [] } }),
    ...Object.fromEntries(COUNTIES.map(({ code }) => [`GET ${at(code)}`, () => told(code)])),
    ...Object.fromEntries(COUNTIES.map(({ code }) => [`PUT ${at(code)}`, (call: Call) => kept(code, call)])),
  })
  await whoReads()
  await loadOverview()
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { template: '<i />' } }] })
  tab = mount(IndicatorsTab, { global: { plugins: [router] } })
  await vi.waitFor(() => expect(tab!.findAll('tbody tr')).toHaveLength(2))
  await flushPromises()
  return calls
}
const field = (name: string) => tab!.get<HTMLInputElement>(`[aria-label="${name}"]`)
const rowOf = (name: string) => tab!.findAll('tbody tr').find((it) => it.text().startsWith(name))!
async function save(name: string) {
  await rowOf(name).get('button').trigger('click')
  await flushPromises()
  await flushPromises()
}

beforeEach(() => {
  readIn('zh')
  forget()
  stored = { C1: { version: 3, values: { partyCoverageRate: 0.9 } } }
})
afterEach(() => {
  tab?.unmount()
  vi.unstubAllGlobals()
})

it('what stands in one row is saved, and what was typed in the others stays', async () => {
  await open()
  await field('兰山区 调解件数').setValue('12')
  await field('罗庄区 党组织覆盖率').setValue('80')
  await save('兰山区')

  expect(stored.C1!.values).toEqual({ partyCoverageRate: 0.9, mediationCases: 12 })
  expect(rowOf('兰山区').text()).toContain('✓')
  expect(field('罗庄区 党组织覆盖率').element.value).toBe('80')

  await save('罗庄区')
  expect(stored.C2).toEqual({ version: 1, values: { partyCoverageRate: 0.8 } })
})

it('what is typed while a row is being saved stays, and is saved next', async () => {
  await open()
  await field('兰山区 党组织覆盖率').setValue('91')
  const saving = rowOf('兰山区').get('button').trigger('click')
  await field('兰山区 调解件数').setValue('12')
  await saving
  await flushPromises()
  await flushPromises()

  expect(stored.C1!.values).toEqual({ partyCoverageRate: 0.91 })
  expect(field('兰山区 调解件数').element.value).toBe('12')
  await save('兰山区')
  expect(stored.C1!.values).toEqual({ partyCoverageRate: 0.91, mediationCases: 12 })
})

it('nobody takes back unseen what another has filled in meanwhile', async () => {
  const calls = await open()
  stored.C1 = { version: 4, values: { partyCoverageRate: 0.95 } }
  await field('兰山区 调解件数').setValue('12')
  await save('兰山区')

  expect(stored.C1.version).toBe(4)
  expect(rowOf('兰山区').text()).toContain('党组织覆盖率：90 → 95')
  expect(field('兰山区 党组织覆盖率').element.value).toBe('95')
  expect(field('兰山区 调解件数').element.value).toBe('12')

  await save('兰山区')
  expect(stored.C1.values).toEqual({ partyCoverageRate: 0.95, mediationCases: 12 })
  expect(calls.filter((it) => it.method === 'PUT')).toHaveLength(2)
})
