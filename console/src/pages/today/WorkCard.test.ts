import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { loadOverview, overdueOf } from '@/overview'
import { forget, whoReads } from '@/session'
import { answering } from '@/test/answers'
import { readIn } from '@/text/language'
import WorkCard from './WorkCard.vue'

const item = (kind: string, id: string, due: string, body = { id: 'S1', name: '盛庄街道' }) => ({
  kind, id, title: `${id}号`, body, due, overdueDays: 9, next: '',
})
const orders = Array.from({ length: 200 }, (_, at) => item('workOrder', `T${at}`, '2022-06-01'))
const letter = item('signature', 'n1', '2022-11-01')
const overdueByKind = { workOrder: 63718, signature: 1, followUp: 2 }
const byKind = {
  workOrder: { overdue: 63718, dueToday: 0, later: 0 },
  receipt: { overdue: 0, dueToday: 0, later: 340 },
  followUp: { overdue: 150, dueToday: 0, later: 0 },
}

function open(role: string, other: (kind: string | null) => object) {
  return answering({
    'GET /api/v1/me': { body: { id: 'o', kind: 'person', name: '示例', role, may: ['signNotice'] } },
    'GET /api/v1/overview': { body: { asOf: '2022-11-17', waiting: { overdue: 63721, dueToday: 0, later: 0, overdueByKind, byKind }, unavailable: [] } },
    'GET /api/v1/work': (call) => ({ body: other(call.query.get('kind')) }),
  })
}
async function shown() {
  await whoReads()
  await loadOverview()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['letters', 'complaints'].map((name) => ({ path: `/${name}/:id?/:ticketNo?`, name, component: { template: '<i />' } })),
  })
  const card = mount(WorkCard, { global: { plugins: [router] } })
  await flushPromises()
  await flushPromises()
  return card
}

beforeEach(() => {
  readIn('zh')
  forget()
})
afterEach(() => vi.unstubAllGlobals())

it('much that waits for others hides nothing of the office’s own', async () => {
  const asked = open('official', (kind) =>
    kind === null || kind === 'workOrder' ? { items: orders, next: 'x' } : { items: kind === 'signature' ? [letter] : [] },
  )
  const card = await shown()

  const rows = card.findAll('li').map((it) => it.text())
  expect(rows[0]).toContain('n1号')
  expect(rows[1]).toBe('等各单位办理')
  expect(rows[2]).toContain('63,718件')
  expect(card.findAll('.btn.go')).toHaveLength(1)
  expect(asked.filter((it) => it.path === '/api/v1/work')).toHaveLength(14)
  expect(overdueOf()).toBe(3)
  expect(overdueOf(['workOrder'])).toBe(0)
})

it('little is asked for once, and all of a street’s is its own', async () => {
  const asked = open('street', () => ({ items: [letter, orders[0]] }))
  const card = await shown()

  expect(card.findAll('.others')).toHaveLength(0)
  expect(card.findAll('.btn.go')).toHaveLength(2)
  expect(asked.filter((it) => it.path === '/api/v1/work')).toHaveLength(1)
  expect(overdueOf(['workOrder'])).toBe(63718)
})

it('a number that was not fetched is the one that was counted, or says that it is none', async () => {
  const receipts = Array.from({ length: 100 }, (_, at) => ({
    ...item('receipt', `n${at}`, '2022-12-01'),
    document: at % 2 ? '提示函' : '督办函',
  }))
  const tasks = Array.from({ length: 100 }, (_, at) => item('followUp', `f${at}`, '2022-06-01'))
  open('official', (kind) => {
    if (kind === null) return { items: receipts, next: 'x' }
    return { items: kind === 'receipt' ? receipts : kind === 'followUp' ? tasks : [], next: 'x' }
  })
  const card = await shown()

  const rows = card.findAll('li').map((it) => it.text())
  expect(rows.filter((it) => it.includes('函件待签收'))).toHaveLength(1)
  expect(rows.find((it) => it.includes('函件待签收'))).toContain('340件')
  // Some of them are the office's own, which nobody has counted apart.
  expect(rows.find((it) => it.includes('后续事项待办'))).toContain('100+件')
})
