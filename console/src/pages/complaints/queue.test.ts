import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { forget, whoReads } from '@/session'
import { answering, type Call } from '@/test/answers'
import { readIn } from '@/text/language'
import { aComplaint } from './fixtures'
import UnattributedQueue from './UnattributedQueue.vue'

const stray = (ticketNo: string) =>
  aComplaint({
    ticketNo,
    estateId: undefined,
    suggestions: [{ estateId: `E-${ticketNo}`, name: `小区${ticketNo}`, street: { id: 'S', name: '盛庄街道' }, because: ['sameName'] }],
  })
const TICKETS = ['T1', 'T2', 'T3']

let queue: VueWrapper
let calls: Call[]
let clock = 0
const row = (at: number) => queue.findAll<HTMLElement>('[data-row]')[at]!
async function enter(at: number) {
  await row(at).trigger('keydown', { key: 'Enter' })
  await flushPromises()
}
const adopted = () => calls.filter((it) => it.method === 'PUT').map((it) => it.path.split('/')[4])

beforeEach(async () => {
  readIn('zh')
  forget()
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
  calls = answering({
    'GET /api/v1/me': { body: { id: 'o', kind: 'person', name: '示例', role: 'official', may: ['attributeComplaint'] } },
    ...Object.fromEntries(TICKETS.map((it) => [`PUT /api/v1/complaints/${it}/estate`, { body: aComplaint({ ticketNo: it }) }])),
  })
  await whoReads()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['', 'complaints'].map((name) => ({ path: `/${name}/:ticketNo?`, name, component: { template: '<i />' } })),
  })
  queue = mount(UnattributedQueue, { props: { items: TICKETS.map(stray) }, global: { plugins: [router] }, attachTo: document.body })
})
afterEach(() => {
  queue.unmount()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('the next row comes under the key by itself, and is adopted once it can have been read', async () => {
  row(0).element.focus()
  await enter(0)
  expect(document.activeElement).toBe(row(1).element)

  clock += 300
  await enter(1)
  expect(adopted()).toEqual(['T1'])
  clock += 700
  await enter(1)
  expect(adopted()).toEqual(['T1', 'T2'])
})

it('whoever has gone on to another row while it was sent stays there', async () => {
  row(0).element.focus()
  const adopting = row(0).trigger('keydown', { key: 'Enter' })
  row(2).element.focus()
  await adopting
  await flushPromises()

  expect(document.activeElement).toBe(row(2).element)
})
