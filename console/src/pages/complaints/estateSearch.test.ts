import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { forget, whoReads } from '@/session'
import { answering } from '@/test/answers'
import { readIn } from '@/text/language'
import EstateSearch from './EstateSearch.vue'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function searched(may: string[]) {
  readIn('zh')
  forget()
  answering({
    'GET /api/v1/me': { body: { id: 'o', kind: 'person', name: '示例', role: 'official', may } },
    'GET /api/v1/estates': { body: { items: [] } },
  })
  await whoReads()
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/admin', name: 'admin', component: { template: '<i />' } }] })
  vi.useFakeTimers()
  const view = mount(EstateSearch, { global: { plugins: [router] } })
  await view.get('input').setValue(' 新小区 ')
  await vi.runAllTimersAsync()
  await flushPromises()
  return view
}

it('an estate that is not found is registered behind a link that names it', async () => {
  const view = await searched(['registerEstate'])
  expect(view.text()).toContain('没有找到“新小区”')
  const link = new URL(view.get('a').attributes('href')!, 'http://here')
  expect(Object.fromEntries(link.searchParams)).toEqual({ tab: 'estates', new: '新小区' })
  expect(view.find('[role=listbox]').exists()).toBe(false)
})

it('and by nobody who may not', async () => {
  const view = await searched([])
  expect(view.text()).toContain('没有找到“新小区”')
  expect(view.find('a').exists()).toBe(false)
})
