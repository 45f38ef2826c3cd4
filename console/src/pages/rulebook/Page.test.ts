import { flushPromises, mount } from '@vue/test-utils'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { readIn } from '@/text/language'
import type { Operation } from '@/session'
import Page from './Page.vue'
import { RulebookSource } from './source'

const text = readFileSync(resolve(process.cwd(), '../contracts/src/main/resources/rulebooks/linyi-2022-57.yaml'), 'utf8')
const allowed = vi.hoisted(() => new Set<string>())

vi.mock('@/parts/Chart.vue', () => ({ default: { template: '<div class="chart" />' } }))
vi.mock('@/session', async () => ({
  ...(await vi.importActual<object>('@/session')),
  may: (operation: Operation) => allowed.has(operation),
}))

const estate = (code: string, period: string) => ({
  rule: 'estate-complaints', measure: 'INTERVIEW_COMPANY', period, clause: '六(四)2',
  subject: { type: 'estate', code, name: `${code}小区` },
  evidence: { documents: [], rows: [{ ranking: 'estate-complaints', period, revision: 1, hash: '', rank: 25, value: 9, tieBreak: [] }] },
})
const simulation = {
  from: '2022-06', to: '2022-11', boards: 6, same: 1, added: [], postponed: [], notSimulated: [],
  removed: [{ id: 'x', escalation: estate('E1', '2022-11') }],
}
const PATIENCE = { timeout: 20_000 }
vi.setConfig({ testTimeout: 60_000 })

const sent: { path: string; body: string }[] = []
let validation: () => Response
let trial: () => Response
const told = (event: string, data: object) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

async function answer(call: Request): Promise<Response> {
  const { pathname } = new URL(call.url)
  if (call.method !== 'GET') sent.push({ path: `${call.method} ${pathname}`, body: await call.text() })
  if (pathname === '/api/v1/rulebook/validation') return validation()
  if (pathname === '/api/v1/simulations') return trial()
  if (pathname === '/api/v1/rankings') return Response.json({ items: [{ id: 'estate-complaints', latest: '2022-11' }] })
  if (pathname === '/api/v1/escalations') {
    return Response.json({ items: ['E1', 'E2'].map((code) => ({ ...estate(code, '2022-11'), id: code, state: 'raised', raisedOn: '2022-12-03' })) })
  }
  if (pathname === '/api/v1/rulebook' && call.method === 'GET') return new Response(text)
  return Response.json({ id: 'linyi-2022-57', version: 2, effectiveFrom: '2023-01-01' }, { status: 201 })
}

async function open(query: Record<string, string> = {}) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: Page }] })
  await router.push({ path: '/', query })
  const page = mount(Page, { global: { plugins: [router] }, attachTo: document.body })
  for (let turn = 0; turn < 4; turn++) await flushPromises()
  return page
}
type Opened = Awaited<ReturnType<typeof open>>
async function setPlaces(page: Opened, places: string) {
  const field = page.findAll('.sentence label').find((each) => each.text().includes('列入名次'))!.get('input')
  await field.setValue(places)
  await vi.waitFor(() => expect(page.get('.verdict').text()).toMatch(/校验通过|错误/), PATIENCE)
}
const press = async (page: Opened, label: string) => {
  await page.findAll('button').filter((each) => each.text() === label).at(-1)!.trigger(label === '推演' ? 'submit' : 'click')
  for (let turn = 0; turn < 4; turn++) await flushPromises()
}

beforeEach(() => {
  readIn('zh')
  sent.length = 0
  validation = () => Response.json({ errors: [] })
  trial = () => new Response(told('progress', { done: 6, of: 6 }) + told('simulation', simulation))
  for (const each of ['simulateRulebook', 'validateRulebook', 'adoptRulebook']) allowed.add(each)
  vi.stubGlobal('fetch', answer)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the rulebook', () => {
  it('opens where the rankings are and says what is missing', async () => {
    const page = await open()
    expect(page.text()).toContain('临政办字〔2022〕57号')
    expect(page.get('[aria-expanded=true] b').text()).toBe('六(四)')
    expect(page.get('.bar').text()).toContain('还差：改动')
  })

  it('shows a change beside what is in force, and what it contradicts', async () => {
    const page = await open()
    await setPlaces(page, '20')
    expect(page.get('.sentence .ch del').text()).toBe('30')
    expect(page.get('.bar').text()).toContain('校验通过，没有错误')
    expect(page.get('.bar').text()).toContain('改为20与所引条文“30”不一致')
    expect(page.get('.bar').text()).toContain('还差：按现在的改动推演')
  })

  it('tries it and says what would be different', async () => {
    const page = await open()
    await setPlaces(page, '20')
    await press(page, '推演')
    expect(page.get('.say').text().replace(/\s+/g, '')).toBe('若按前20名，6月至11月的2项措施剩1项：1项不会发生，0项推迟，0项新增。')
    const asked = JSON.parse(sent.find((each) => each.path.endsWith('simulations'))!.body)
    expect([asked.from, asked.to]).toEqual(['2022-06', '2022-11'])
    expect(new RulebookSource(asked.rulebook).at(['rankings', 0, 'listed', 'places'])).toBe(20)
    expect(page.text()).toContain('不发生')
    expect(page.get('.sentence.hot .effects').text()).toContain('2 → 1')
  })

  it('says how far a trial is while it goes on', async () => {
    let answering: ReadableStreamDefaultController<Uint8Array> | undefined
    const say = (text: string) => answering!.enqueue(new TextEncoder().encode(text))
    trial = () => new Response(new ReadableStream<Uint8Array>({ start: (it) => { answering = it } }))
    const page = await open()
    await setPlaces(page, '20')
    await press(page, '推演')
    await vi.waitFor(() => expect(answering).toBeDefined(), PATIENCE)
    say(told('progress', { done: 12, of: 1240 }))
    await vi.waitFor(() => expect(page.get('.going').text()).toBe('已看12期榜单，共1,240期'), PATIENCE)
    expect(page.get('progress').attributes()).toMatchObject({ value: '12', max: '1240' })
    say(told('simulation', simulation))
    await vi.waitFor(() => expect(page.find('.going').exists()).toBe(false), PATIENCE)
    expect(page.get('.say').text()).toContain('1 项不会发生')
  })

  it('takes no half of a trial for the whole', async () => {
    trial = () => new Response(told('progress', { done: 3, of: 6 }))
    const page = await open()
    await setPlaces(page, '20')
    await press(page, '推演')
    await vi.waitFor(() => expect(page.find('.fault').exists()).toBe(true), PATIENCE)
    expect(page.find('.say').exists()).toBe(false)
    expect(page.findAll('button').some((each) => each.text() === '推演')).toBe(true)
  })

  it('is adopted only when tried and with what it rests on', async () => {
    const page = await open()
    await setPlaces(page, '20')
    await press(page, '推演')
    expect(page.get('.bar').text()).toContain('还差：修改依据')
    await page.get('.bar input').setValue('市政府常务会议')
    await press(page, '采纳为第2版')
    await vi.waitFor(() => document.querySelector<HTMLButtonElement>('.el-dialog .btn.go')!.click(), PATIENCE)
    await vi.waitFor(() => expect(sent.map((each) => each.path)).toContain('PUT /api/v1/rulebook'), PATIENCE)
    const adopted = sent.find((each) => each.path === 'PUT /api/v1/rulebook')!.body
    expect(adopted.split('\n')[0]).toBe('# 第2版修改依据：市政府常务会议')
    expect(new RulebookSource(adopted).at(['version'])).toBe(2)
  })

  it('names clause, place and reason of an error', async () => {
    validation = () =>
      Response.json(
        { type: 'urn:duban:problem:invalid-input', status: 422, errors: [{ pointer: '/rankings/0/listed/mostWithTies', code: 'invalid-rulebook', detail: '第166行：应为70至1000000，填的是60' }] },
        { status: 422 },
      )
    const page = await open()
    await setPlaces(page, '70')
    expect(page.get('.verdict').text()).toContain('六(四)2　物业服务项目月度投诉量排名　并列时最多列入：应为70至1000000，填的是60')
    expect(page.get('.bar').text()).toContain('还差：改正错误')
  })

  it('takes changes from its address, for somebody else to adopt', async () => {
    const page = await open({ set: '{"/rankings/0/listed/places":20}' })
    expect(page.get('.sentence .ch del').text()).toBe('30')
    allowed.delete('adoptRulebook')
    const other = await open({ set: '{"/rankings/0/listed/places":20}' })
    expect(other.get('.bar').text()).toContain('把本页地址发给管理员')
  })

  it('is a document for whoever may not change it', async () => {
    allowed.clear()
    const page = await open()
    expect(page.findAll('input')).toHaveLength(0)
    expect(page.text()).toContain('对每月投诉量居全市前')
  })
})
