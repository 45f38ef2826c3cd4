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

async function aPage(at = '/sign-in') {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<i />' } }],
  })
  await router.push(at)
  const page = mount(Page, { global: { plugins: [router] } })
  const [login, password] = page.findAll('input')
  await login!.setValue('li.wei')
  await password!.setValue('not the password')
  return { page, submit: () => page.get('form').trigger('submit') }
}

beforeEach(() => {
  readIn('zh')
  vi.stubGlobal('fetch', async () => answer(404))
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

  it('offers the city’s sign-in where there is one, and leads from it to the page that was asked for', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }))
    const { page } = await aPage('/sign-in?to=/letters/n1%3Ftab%3Ddue')
    await flushPromises()

    const link = page.get('a.issuer')
    expect(link.text()).toBe('用统一身份登录')
    expect(link.attributes('href')).toBe('/api/v1/session/oidc?to=%2Fletters%2Fn1%3Ftab%3Ddue')
  })

  it('offers none where there is none, or nobody answers', async () => {
    for (const fetch of [async () => answer(404), () => Promise.reject(new TypeError('away'))]) {
      vi.stubGlobal('fetch', fetch)
      const { page } = await aPage()
      await flushPromises()
      expect(page.find('a.issuer').exists()).toBe(false)
    }
  })

  it('says in both languages why the city’s sign-in let nobody in', async () => {
    for (const reason of ['away', 'expired', 'denied', 'untrusted', 'no-account']) {
      const { page } = await aPage(`/sign-in?refused=${reason}&to=%2Ftoday`)
      expect(page.get('[role=alert]').text()).toMatch(/[一-鿿]{8}/)
      readIn('en')
      await flushPromises()
      expect(page.get('[role=alert]').text()).toMatch(/^[A-Z][ -~’]+$/)
      readIn('zh')
    }
    const { page } = await aPage('/sign-in?refused=constructor')
    expect(page.find('[role=alert]').exists()).toBe(false)
  })
})
