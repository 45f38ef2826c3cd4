import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { readIn } from '@/text/language'
import Page from './Page.vue'

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: 'urn:duban:problem:x', title: '', status, detail: '' }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  })

async function aPage() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }],
  })
  await router.push('/sign-in')
  const page = mount(Page, { global: { plugins: [router] } })
  const [login, password] = page.findAll('input')
  await login!.setValue('li.wei')
  await password!.setValue('not the password')
  return { page, submit: () => page.get('form').trigger('submit') }
}

beforeEach(() => {
  readIn('zh')
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('signing in', () => {
  it('says what is missing before it asks', async () => {
    const { page } = await aPage()
    await page.findAll('input')[1]!.setValue('')
    expect(page.text()).toContain('还差：密码')
    expect(page.get('button[type=submit]').attributes('disabled')).toBeDefined()
  })

  it('does not tell which of account and password is wrong, and forgets the password', async () => {
    vi.stubGlobal('fetch', async () => answer(401))
    const { page, submit } = await aPage()
    await submit()
    await flushPromises()
    expect(page.get('[role=alert]').text()).toContain('账号或密码不对')
    expect((page.findAll('input')[1]!.element as HTMLInputElement).value).toBe('')
  })

  it('counts the wait of a locked account down', async () => {
    vi.stubGlobal('fetch', async () => answer(429, { 'Retry-After': '65' }))
    const { page, submit } = await aPage()
    await submit()
    await flushPromises()
    expect(page.get('[role=alert]').text()).toContain('1分05秒')

    await vi.advanceTimersByTimeAsync(6000)
    expect(page.get('[role=alert]').text()).toContain('59秒')

    await vi.advanceTimersByTimeAsync(60_000)
    expect(page.find('[role=alert]').exists()).toBe(false)
    expect(page.get('[role=status]').text()).toContain('现在可以再试了')
  })
})
