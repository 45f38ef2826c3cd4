import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { api, got } from '@/api/client'
import { answering } from '@/test/answers'
import { readIn } from '@/text/language'
import ForeseenEffects from './ForeseenEffects.vue'
import SimpleActs from './SimpleActs.vue'
import type { OpenComplaint } from './useComplaint'

beforeEach(() => readIn('zh'))
afterEach(() => vi.unstubAllGlobals())

const moved = (code: string, valueBefore: number, valueAfter: number) => ({
  ranking: 'estate-complaints', period: '2022-11', subject: { type: 'estate', code, name: `${code}小区` },
  valueBefore, valueAfter, rankBefore: 3, rankAfter: 4, measuresGone: [], measuresNew: [],
})

function foreseen() {
  const ask = (to: string, signal: AbortSignal) =>
    got(
      api.GET('/api/v1/complaints/{ticketNo}/estate/effect', {
        params: { path: { ticketNo: 'T1' }, query: { to } },
        signal,
      }),
    )
  return mount(ForeseenEffects, { props: { decision: 'attribute', target: 'E2', ask } })
}
const PATH = 'GET /api/v1/complaints/T1/estate/effect'

it('what another estate would change is said before it is charged, and anew for yet another', async () => {
  const asked = answering({
    [PATH]: (call) => ({ body: { items: [moved('E1', 5, 4), moved(call.query.get('to')!, 2, 3)], notComputed: [] } }),
  })
  const view = foreseen()
  await flushPromises()
  expect(view.text()).toContain('改归属后2022年11月E1小区：5件改4件，第3名改第4名。')
  expect(view.text()).toContain('E2小区：2件改3件')

  await view.setProps({ target: 'E3' })
  await flushPromises()
  expect(view.text()).toContain('E3小区：2件改3件')
  expect(asked).toHaveLength(2)
})

it('why it may not be charged is said before, too', async () => {
  answering({ [PATH]: { status: 409, body: { type: 'urn:duban:problem:final', title: '', status: 409, detail: '2022-06已经定榜' } } })
  const view = foreseen()
  await flushPromises()
  expect(view.text()).toContain('2022-06已经定榜')
})

it('whoever may not know is told nothing', async () => {
  answering({ [PATH]: { status: 403, body: { type: 'urn:duban:problem:forbidden', title: '', status: 403, detail: '不能看' } } })
  const view = foreseen()
  await flushPromises()
  expect(view.text()).toBe('')
})

it.each([
  ['reopen', 'GET /api/v1/complaints/T1/reopening/effect', '重办后2022年11月E1小区'],
  ['requestExclusion', 'GET /api/v1/complaints/T1/exclusion/effect', '准予剔除后2022年11月E1小区'],
] as const)('and of %s, once somebody is about to do it', async (act, path, told) => {
  const asked = answering({ [path]: { body: { items: [moved('E1', 5, 4)], notComputed: [] } } })
  const view = mount(SimpleActs, { props: { ticketNo: 'T1', act, open: {} as OpenComplaint }, attachTo: document.body })
  await flushPromises()
  expect(asked).toHaveLength(0)

  await view.find('button').trigger('click')
  await flushPromises()
  expect(document.body.textContent).toContain(told)
  view.unmount()
})
