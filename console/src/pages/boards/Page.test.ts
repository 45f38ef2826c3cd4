import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { readIn } from '@/text/language'
import type { Board, BoardRow } from './model'
import Page from './Page.vue'
import { aBoard, aMeasure, anEstate, ESTATES } from './rows.fixture'

vi.setConfig({ testTimeout: 60_000 })
vi.mock('@/parts/Chart.vue', () => ({ default: { template: '<div class="chart" />' } }))

const rows: BoardRow[] = Array.from({ length: 34 }, (_, at) =>
  anEstate(`E${at + 1}`, Math.min(at + 1, 30), Math.max(76 - at, 47), {
    streak: at === 0 ? 6 : (at % 3) + 1,
    previousRank: at + 4,
    recent: [{ period: '2022-11', state: 'listed', streak: 1 }],
  }),
)
const out = ['E98', 'E99'].map((code) => anEstate(code, 35, 21, { listed: false }))
const head = { period: '2022-11', revision: 2, final: false, rated: 36, listed: 34 }
const revisions = [1, 2].map((revision) => ({ revision, closedOn: `2022-12-0${revision + 2}`, hash: '0'.repeat(64), final: false }))

let board: Board
let answers: Record<string, unknown>
const asked: string[] = []

function answer(call: Request): Response {
  const url = new URL(call.url)
  asked.push(`${url.pathname}${url.search}`)
  const known = Object.entries(answers).find(([path]) => url.pathname === path || url.pathname + url.search === path)
  return known
    ? Response.json(known[1])
    : Response.json({ type: 'urn:duban:problem:not-found', title: '', status: 404, detail: '' }, { status: 404 })
}

async function open(query: Record<string, string> = {}) {
  const names = ['boards', 'complaints', 'letters', 'wall', 'rulebook']
  const router = createRouter({
    history: createMemoryHistory(),
    routes: names.map((name) => ({ path: name === 'letters' ? '/letters/:id?' : `/${name}`, name, component: Page })),
  })
  await router.push({ name: 'boards', query })
  const page = mount(Page, { global: { plugins: [router] }, attachTo: document.body })
  for (let turn = 0; turn < 6; turn++) await flushPromises()
  return { page, router }
}

beforeEach(() => {
  readIn('zh')
  asked.length = 0
  board = aBoard([...rows, ...out], { revision: 2, closedOn: '2022-12-04', final: false, rated: 36 })
  answers = {
    '/api/v1/rankings': { items: [{ id: 'estate-complaints', title: '物业服务项目月度投诉量排名', subject: 'estate', clause: '', schedule: 'monthly', live: false, latest: '2022-11' }] },
    '/api/v1/rankings/estate-complaints': { items: [{ ...head, revisions }] },
    '/api/v1/rankings/estate-complaints/2022-11': board,
    '/api/v1/rulebook': { rankings: [ESTATES], complaints: { channel: '12345', categories: [] } },
    '/api/v1/escalations': { items: [...rows.map((row) => aMeasure('INTERVIEW_COMPANY', row)), aMeasure('BLACKLIST', rows[2]!)] },
    '/api/v1/months/2022-11': { month: '2022-11', state: 'closed', closesOn: '2022-12-03', finalOn: '2023-01-02' },
    '/api/v1/notices': { items: [] },
    '/api/v1/complaints': { items: [] },
    '/api/v1/rankings/estate-complaints/history': { subject: rows[0]!.subject, items: [] },
  }
  vi.stubGlobal('fetch', (call: Request) => Promise.resolve(answer(call)))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the board', () => {
  it('says first how many are listed and what follows', async () => {
    const { page } = await open()
    expect(page.get('h1').text()).toBe('11月34个小区上榜，全部约谈企业；其中1个新列黑榜。')
    expect(page.text()).toContain('未定榜，可更正')
  })

  it('folds its middle, says the cut with its tie, and greys who stands behind it', async () => {
    const { page } = await open()
    expect(page.get('.fold').text()).toMatch(/^展开第10名至第28名，19个小区/)
    expect(page.get('.cut').text()).toBe('上榜线　第30名，47件，并列5个一并上榜')
    expect(page.findAll('.row.out')).toHaveLength(2)

    await page.get('.fold button').trigger('click')
    expect(page.findAll('.row:not(.out)')).toHaveLength(34)
  })

  it('moves what is chosen with the arrows and keeps it in the address', async () => {
    const { page, router } = await open()
    await page.get('[role=grid]').trigger('keydown', { key: 'ArrowDown' })
    await flushPromises()
    expect(router.currentRoute.value.query.subject).toBe('estate/E2')
    expect(page.get('[aria-selected=true]').text()).toContain('E2小区')
    await page.get('[role=grid]').trigger('keydown', { key: 'End' })
    await flushPromises()
    expect(page.get('aside h2').text()).toBe('E99小区')
  })

  it('picks out by measure', async () => {
    const { page } = await open({ show: 'BLACKLIST' })
    expect(page.findAll('.row')).toHaveLength(1)
    expect(page.get('.seg [aria-pressed=true]').text()).toBe('新列黑榜 1')
  })

  it('warns when the fingerprint does not come out', async () => {
    const { page } = await open()
    await page.findAll('button').find((each) => each.text() === '核验')!.trigger('click')
    await flushPromises()
    expect(page.text()).toContain('核验不一致，请勿引用')
  })

  it('tells nothing of measures that its reader sees only some of', async () => {
    answers['/api/v1/escalations'] = { items: [aMeasure('BLACKLIST', rows[2]!)] }
    const { page } = await open()
    expect(page.get('h1').text()).toBe('11月34个小区上榜。')
  })

  it('shows of a superseded revision no measures as its own', async () => {
    const { page } = await open({ revision: '1' })
    expect(asked.some((each) => each.includes('2022-11?revision=1'))).toBe(true)
    expect(page.get('h1').text()).toBe('11月34个小区上榜。')
    expect(page.text()).toContain('已有新版')
  })

  it('says what to do when there is none', async () => {
    answers = {}
    const { page } = await open()
    expect(page.get('[role=alert]').text()).toContain('重试')
  })

  it('is read in English, too', async () => {
    readIn('en')
    const { page } = await open()
    expect(page.get('h1').text()).toBe('November: 34 estates listed, all: company interviewed; 1: newly blacklisted.')
  })
})
