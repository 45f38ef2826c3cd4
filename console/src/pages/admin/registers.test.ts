import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { forget, whoReads } from '@/session'
import { answering, type Call } from '@/test/answers'
import { readIn } from '@/text/language'
import type { Estate } from './register'
import Page from './Page.vue'

const WRITES = ['makeAccount', 'makeKey', 'registerEstate', 'importEstates', 'registerBody', 'importBodies']
const ESTATE: Estate = {
  estateId: 'E1', name: '小区1', street: 'S1', county: 'C1', households: 0, company: { id: 'CO1', name: '示例物业' },
}
const BODIES: Record<string, object[]> = {
  city: [{ code: 'C0', level: 'city', name: '临沂市' }],
  county: [{ code: 'C1', level: 'county', name: '兰山区', parent: 'C0', kind: '区' }],
  street: [{ code: 'S1', level: 'street', name: '兰山街道', parent: 'C1', kind: '街道' }],
}
const problem = (status: number, detail: string, errors: object[] = []) => ({
  status,
  body: { type: 'urn:duban:problem:conflict', status, title: '', detail, errors },
})

let page: VueWrapper | undefined
let router: Router

async function open(at: string, more: Parameters<typeof answering>[0] = {}, may: string[] = WRITES): Promise<Call[]> {
  const calls = answering({
    'GET /api/v1/me': { body: { id: 'o', kind: 'person', name: '示例', role: 'official', may } },
    'GET /api/v1/calendar': { body: { mode: 'manual', settled: true, failed: [], lastEndedDay: '2022-09-17' } },
    'GET /api/v1/rulebook': { body: { bodies: { streetKinds: ['街道', '镇'] } } },
    'GET /api/v1/bodies': ({ query }) => ({ body: { items: BODIES[query.get('level')!] ?? [] } }),
    'GET /api/v1/estates': { body: { items: [ESTATE] } },
    'GET /api/v1/estates/E1': { body: ESTATE },
    ...more,
  })
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/admin', name: 'admin', component: { template: '<i />' } }] })
  await router.push(at)
  await whoReads()
  page = mount(Page, { global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  await flushPromises()
  return calls
}

const button = (text: string) =>
  [...document.querySelectorAll('button')].filter((it) => (it.ariaLabel ?? it.getAttribute('aria-label') ?? it.textContent)?.trim() === text).at(-1)!
const submit = () => document.querySelector<HTMLButtonElement>('form button[type=submit]')!
const field = (label: string) => {
  const named = [...document.querySelectorAll('form label')].find((it) => it.textContent?.replace('*', '').trim() === label)
  return document.getElementById(named!.getAttribute('for')!) as HTMLInputElement
}
async function press(which: HTMLElement) {
  which.click()
  await flushPromises()
}
async function fill(label: string, value: string) {
  const it = field(label)
  it.value = value
  it.dispatchEvent(new Event(it.tagName === 'SELECT' ? 'change' : 'input'))
  await flushPromises()
}
async function send() {
  document.querySelector('form')!.dispatchEvent(new Event('submit'))
  await flushPromises()
  await flushPromises()
}
const puts = (calls: Call[]) => calls.filter((it) => it.method === 'PUT')

beforeEach(() => {
  readIn('zh')
  forget()
})
afterEach(() => {
  page?.unmount()
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

describe('estates', () => {
  it('are found as the address says, with what they lack, and without a button for who may only read', async () => {
    const calls = await open('/admin?tab=estates&q=小区&county=C1', {}, [])

    const asked = calls.find((it) => it.path === '/api/v1/estates')
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({ q: '小区', county: 'C1', limit: '50' })
    const row = document.querySelector('tbody tr')?.textContent
    expect(row).toContain('兰山区 兰山街道')
    expect(row).toContain('户数为0')
    expect(row).toContain('缺项目经理')
    expect(document.querySelectorAll('.ledger .btn')).toHaveLength(0)
  })

  it('are registered by a link that names one, with the errors at their fields and nothing lost', async () => {
    let taken = true
    const calls = await open('/admin?tab=estates&new=新小区', {
      'PUT /api/v1/estates/E1': problem(412, ''),
      'PUT /api/v1/estates/E9': () =>
        taken
          ? problem(422, '', [{ pointer: '/company/name', code: 'too-long', detail: '太长' }])
          : { status: 201, body: { ...ESTATE, estateId: 'E9', name: '新小区' } },
    })
    expect(field('名称').value).toBe('新小区')
    expect(submit().disabled).toBe(true)
    await fill('编号', 'E1')
    await fill('街道', 'S1')
    await fill('户数', '30')
    await fill('物业企业代码', 'CO9')
    await fill('物业企业名称', '示例物业')
    await send()
    // Somebody else's code is never written over.
    expect(document.body.textContent).toContain('这个编号已登记为“小区1”')
    expect(puts(calls).map((it) => it.headers.get('If-None-Match'))).toEqual(['*'])

    await fill('编号', '../me')
    await send()
    expect(field('编号').getAttribute('aria-invalid')).toBe('true')
    expect(puts(calls)).toHaveLength(1)

    await fill('编号', 'E9')
    await send()
    expect(field('物业企业名称').getAttribute('aria-invalid')).toBe('true')
    expect(field('户数').value).toBe('30')

    taken = false
    await send()
    expect(puts(calls).at(-1)?.body).toEqual({ name: '新小区', street: 'S1', households: 30, company: { id: 'CO9', name: '示例物业' } })
    await vi.waitFor(() => expect(router.currentRoute.value.query).toEqual({ tab: 'estates', q: '新小区' }))
    expect(document.body.textContent).toContain('新小区，已登记')
  })

  it('are corrected as they are now, with what follows said before', async () => {
    const calls = await open('/admin?tab=estates', {
      'GET /api/v1/estates/E1': { body: { ...ESTATE, households: 77 } },
      'PUT /api/v1/estates/E1': { body: ESTATE },
    })
    await press(button('更正：小区1'))
    expect(field('户数').value).toBe('77')
    await fill('户数', '80')
    expect(document.querySelector('form')?.textContent).toContain('从下一次截榜起按新的户数计')
    await send()
    expect(puts(calls).map((it) => it.body)).toEqual([
      { name: '小区1', street: 'S1', households: 80, company: { id: 'CO1', name: '示例物业' } },
    ])
  })

  it('are not corrected over what somebody else has corrected since', async () => {
    let version = 3
    const now = () => (version === 3 ? ESTATE : { ...ESTATE, name: '一号小区', manager: { name: '王某（示例）' } })
    const calls = await open('/admin?tab=estates', {
      'GET /api/v1/estates/E1': () => ({ body: now(), headers: { ETag: `"${version}"` } }),
      'PUT /api/v1/estates/E1': ({ headers }) => (headers.get('If-Match') === `"${version}"` ? { body: now() } : problem(412, '')),
    })
    await press(button('更正：小区1'))
    await fill('户数', '80')
    version = 4
    await send()

    const clash = document.querySelector('form .clash')?.textContent
    expect(clash).toContain('名称：小区1 → 一号小区')
    expect(clash).toContain('项目经理：– → 王某（示例）')
    expect(field('户数').value).toBe('80')

    await send()
    expect(puts(calls).map((it) => it.headers.get('If-Match'))).toEqual(['"3"', '"4"'])
    // What the reader left alone stays as the other has corrected it.
    expect(puts(calls).at(-1)?.body).toMatchObject({ name: '一号小区', households: 80, manager: { name: '王某（示例）' } })
  })
})

describe('bodies', () => {
  it('are shown by level, the streets under their county once it is opened', async () => {
    const calls = await open('/admin?tab=bodies')
    const rows = () => [...document.querySelectorAll('tbody td.name')].map((it) => it.textContent?.trim())
    expect(rows()).toEqual(['临沂市', '▸ 兰山区'])

    await press(document.querySelector<HTMLElement>('button[aria-expanded]')!)
    await flushPromises()
    expect(rows()).toEqual(['临沂市', '▾ 兰山区', '兰山街道'])
    expect(calls.some((it) => it.query.get('parent') === 'C1' && it.query.get('level') === 'street')).toBe(true)
  })

  it('are registered by their level, and what hangs on one is told where it is in the way', async () => {
    const calls = await open('/admin?tab=bodies', { 'PUT /api/v1/bodies/C9': problem(409, '其下有3个小区') })
    await press(button('登记机构'))
    expect(field('类别').tagName).toBe('SELECT')
    await fill('上级', 'C1')
    await fill('级别', 'department')
    expect(field('类别').tagName).toBe('INPUT')
    await fill('编号', 'C9')
    await fill('名称', '某局（示例）')
    await send()
    expect(puts(calls).at(-1)?.body).toEqual({ level: 'department', name: '某局（示例）', parent: 'C1' })
    expect(document.querySelector('form [role=alert]')?.textContent).toContain('其下有3个小区')
    expect(document.querySelector('form')?.textContent).not.toContain('已有人先办了')
  })
})

describe('a table of estates', () => {
  it('is tried where they are registered', async () => {
    const calls = await open('/admin?tab=estates', {
      'POST /api/v1/estates/import': { text: '{"line":2,"estateId":"E1","status":"updated"}' },
    })
    await press(button('导入'))
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!
    Object.defineProperty(input, 'files', { value: [new File(['a,b'], '小区.csv')] })
    input.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(document.querySelector('.verdicts tbody')?.textContent).toContain('E1'))
    expect(calls.filter((it) => it.method === 'POST').map((it) => it.query.get('dryRun'))).toEqual(['true'])
    expect([...document.querySelectorAll('.choose option')].map((it) => it.textContent)).toEqual(['小区名录', '机构名录'])
  })
})
