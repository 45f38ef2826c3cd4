import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { forget, whoReads } from '@/session'
import { systemWith, type Asked } from '@/test/system'
import { readIn } from '@/text/language'
import { aComplaint, CLERK, HOSTILE } from './fixtures'
import type { Complaint, Me } from './model'
import Page from './Page.vue'

let page: VueWrapper | undefined
let router: Router

async function open(path: string, complaint: Complaint, reader: Me = CLERK, more: Parameters<typeof systemWith>[0] = {}): Promise<Asked[]> {
  const asked = systemWith({
    'GET /api/v1/me': { body: reader },
    'GET /api/v1/rulebook': {
      body: {
        id: 'x',
        version: 1,
        effectiveFrom: '2022-05-13',
        departments: [{ code: 'housing', name: '市住建局' }],
        complaints: { categories: [{ code: 'property.service', name: '服务不到位', counted: true }] },
      },
    },
    'GET /api/v1/complaints': { body: { items: [complaint] } },
    'GET /api/v1/complaints/unattributed': { body: { items: [complaint] } },
    [`GET /api/v1/complaints/${complaint.ticketNo}`]: { body: complaint },
    'GET /api/v1/bodies': { body: { items: [{ code: '371311', level: 'county', name: '罗庄区' }] } },
    'GET /api/v1/statistics/complaints': {
      body: { items: [{ key: 'dispatched', registered: 7, counted: 6, due: 1, inTime: 1, satisfied: 0 }] },
    },
    ...more,
  })
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/complaints/:ticketNo?', name: 'complaints', component: { template: '<i />' } }],
  })
  await router.push(path)
  await whoReads()
  page = mount(Page, { global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  await flushPromises()
  return asked
}

const button = (text: string) =>
  [...document.querySelectorAll('button')].filter((it) => it.textContent?.trim() === text).at(-1) as HTMLButtonElement
const type = async (field: HTMLInputElement | HTMLTextAreaElement, value: string) => {
  field.value = value
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

beforeEach(() => {
  readIn('zh')
  forget()
})
afterEach(() => {
  page?.unmount()
  vi.unstubAllGlobals()
})

describe('complaints', () => {
  it('say first how many are open and overdue, then the rows with their working days', async () => {
    await open('/complaints', aComplaint())

    const text = document.body.textContent ?? ''
    expect(text).toContain('还有7件未办结')
    expect(text).toContain('服务不到位')
    expect(text).toContain('还剩2个工作日')
    expect(text).not.toContain('property.service')
  })

  it('ask the list what the address says', async () => {
    const asked = await open('/complaints?view=overdue&county=371311&q=巡逻', aComplaint())

    const list = asked.find((it) => it.path === '/api/v1/complaints' && it.query.get('q'))
    expect(Object.fromEntries(list?.query ?? [])).toMatchObject({ overdue: 'true', county: '371311', q: '巡逻' })
  })

  it('show what a stranger wrote and run none of it', async () => {
    const hostile = aComplaint({
      title: HOSTILE,
      detail: HOSTILE,
      estateName: HOSTILE,
      company: { id: 'c', name: HOSTILE },
      caller: { name: HOSTILE },
      history: [{ version: 1, change: 'returned', by: 'x', at: '2022-11-01T10:05:00+08:00', department: 'housing', reason: HOSTILE }],
    })
    await open(`/complaints/${hostile.ticketNo}`, hostile)

    expect(document.body.textContent?.split(HOSTILE).length).toBeGreaterThan(6)
    expect(document.querySelector('img, script')).toBeNull()
  })

  it('say who did what, as they were called then, after one call', async () => {
    const done = (version: number, by: string, at: string) => ({ version, change: 'dispatched', by, at, departments: ['housing'] })
    const complaint = aComplaint({
      history: [
        done(1, 'person/zhao', '2022-11-01T10:05:00+08:00'),
        done(2, 'person/zhao', '2022-11-03T10:05:00+08:00'),
        done(3, 'person/li', '2022-11-04T10:05:00+08:00'),
      ],
    })
    const asked = await open(`/complaints/${complaint.ticketNo}`, complaint, CLERK, {
      'GET /api/v1/people': {
        body: {
          items: [
            { id: 'person/zhao', name: '赵敏', post: '科长', was: [{ name: '赵敏', post: '科员', until: '2022-11-02T08:00:00+08:00' }] },
            { id: 'person/li', name: '李娜', post: '物业专班科员', was: [] },
          ],
        },
      },
    })

    const who = [...document.querySelectorAll('.chapters .who')].map((it) => it.textContent)
    expect(who).toEqual(['赵敏（科员）', '赵敏（科长）', '李娜（物业专班科员），本人'])
    const calls = asked.filter((it) => it.path === '/api/v1/people').map((it) => it.query.get('ids'))
    expect(calls).toEqual(['person/zhao,person/li'])
  })

  it('show the caller in clear only after a reason', async () => {
    const asked = await open('/complaints/LY20221101-000916', aComplaint(), CLERK, {
      'POST /api/v1/complaints/LY20221101-000916/caller': { body: { name: '张建国', phone: '13812345678' } },
    })
    expect(document.body.textContent).toContain('138****5678')
    button('查看来电人').click()
    await flushPromises()
    expect(button('查看来电人').disabled).toBe(true)
    await type(document.querySelector('.el-dialog textarea') as HTMLTextAreaElement, '核实地址')
    button('查看来电人').click()
    await flushPromises()

    expect(asked.find((it) => it.method === 'POST')?.body).toEqual({ reason: '核实地址' })
    expect(document.body.textContent).toContain('13812345678')
  })
})

describe('of two at one complaint', () => {
  const path = 'complaints/LY20221101-000916'
  const resolved = aComplaint({ status: 'resolved', resolution: { outcome: '已增派夜班', resolvedAt: '2022-11-03T09:00:00+08:00' } })
  const off = aComplaint({
    ...resolved,
    status: 'written-off',
    version: 3,
    history: [...(resolved.history ?? []), { version: 3, change: 'written-off', by: 'zhao', at: '2022-11-04T10:00:00+08:00', note: '回访满意' }],
  })

  it('the second is told what was done since, and what was written is not lost', async () => {
    let now = resolved
    const asked = await open(`/${path}`, resolved, CLERK, {
      [`GET /api/v1/${path}`]: () => ({ body: now }),
      [`POST /api/v1/${path}/reopening`]: () => {
        now = off
        return { status: 412, body: { type: 'urn:duban:problem:changed-meanwhile', title: 'x', status: 412, detail: '' } }
      },
    })
    button('重办').click()
    await flushPromises()
    await type(document.querySelector('.el-dialog textarea') as HTMLTextAreaElement, '来电人不认可')
    button('重办').click()
    await flushPromises()
    await flushPromises()

    const clash = document.querySelector('.clash')?.textContent
    expect(clash).toContain('您要办的“重办”没有办')
    expect(clash).toContain('回访满意')
    expect(clash).toContain('来电人不认可')
    expect(asked.find((it) => it.method === 'POST')?.headers.get('If-Match')).toBe('"2"')
  })

  it('a look at the caller is no reason to refuse the act that follows', async () => {
    let version = 2
    const asked = await open(`/${path}`, aComplaint(), CLERK, {
      [`GET /api/v1/${path}`]: () => ({ body: aComplaint({ status: 'resolved', version }) }),
      [`POST /api/v1/${path}/caller`]: () => {
        version = 3
        return { body: { name: '张建国' } }
      },
      [`POST /api/v1/${path}/write-off`]: { body: off },
    })
    button('查看来电人').click()
    await flushPromises()
    await type(document.querySelector('.el-dialog textarea') as HTMLTextAreaElement, '核实地址')
    button('查看来电人').click()
    await flushPromises()
    button('销号').click()
    await flushPromises()
    button('销号').click()
    await flushPromises()

    expect(asked.find((it) => it.path.endsWith('write-off'))?.headers.get('If-Match')).toBe('"3"')
  })
})

describe('a request for exclusion', () => {
  const asking = aComplaint({ exclusion: { reason: '不在物业范围', requestedBy: 'zhao' } })

  it('says what both decisions do, and is decided with a reason', async () => {
    const asked = await open(`/complaints/${asking.ticketNo}`, asking, CLERK, {
      [`GET /api/v1/complaints/${asking.ticketNo}/exclusion/effect`]: {
        body: {
          items: [
            {
              ranking: 'estate-complaints',
              period: '2022-11',
              subject: { type: 'estate', code: 'E00001', name: '三岗家园2期' },
              valueBefore: 8,
              valueAfter: 7,
              rankBefore: 1,
              rankAfter: 3,
              measuresGone: ['BLACKLIST'],
              measuresNew: [],
            },
          ],
          notComputed: ['street-work'],
        },
      },
      [`POST /api/v1/complaints/${asking.ticketNo}/exclusion/decision`]: {
        body: aComplaint({ exclusion: { reason: '不在物业范围', requestedBy: 'zhao', approved: false, decision: '在合同内' } }),
      },
    })
    const text = document.body.textContent ?? ''
    expect(text).toContain('仍计8件，第1名')
    expect(text).toContain('改计7件，第3名')
    expect(text).toContain('第1名改第3名。 撤销：黑榜。')
    expect(text).toContain('按综合得分排的榜没有推算')
    expect(button('提交决定').disabled).toBe(true)
    ;(document.querySelector('input[type=radio][name=decision]') as HTMLInputElement).click()
    await type(document.querySelector('.box .send input') as HTMLInputElement, '在合同内')
    button('提交决定').click()
    await flushPromises()

    expect(asked.find((it) => it.method === 'POST')?.body).toEqual({ approved: false, reason: '在合同内' })
  })

  it('is honest where nobody can foresee what would change', async () => {
    await open(`/complaints/${asking.ticketNo}`, asking)

    expect(document.body.textContent).toContain('没有取到准予剔除后的名次和措施')
    expect(document.body.textContent).toContain('本件不再计，小区少计1件')
  })

  it('is not decided by whoever made it', async () => {
    await open(`/complaints/${asking.ticketNo}`, asking, { ...CLERK, id: 'zhao' })

    expect(document.body.textContent).toContain('这是您提出的申请，须由另一人决定')
    expect(button('提交决定')).toBeUndefined()
  })
})

describe('the queue without an estate', () => {
  const lost = aComplaint({
    estateId: undefined,
    estateName: undefined,
    address: '罗庄区盛庄街道白鹭雅苑三期7号楼',
    suggestions: [
      { estateId: 'E9', name: '白鹭雅苑3期', street: { id: 'S', name: '盛庄街道' }, because: ['sameName', 'sameStreet'] },
    ],
  })

  it('takes a suggestion with Enter, and says why it was suggested', async () => {
    const asked = await open('/complaints?view=unattributed', lost, CLERK, {
      [`PUT /api/v1/complaints/${lost.ticketNo}/estate`]: { body: aComplaint() },
    })
    expect(document.body.textContent).toContain('名称相符，街道相符')
    const press = async (repeat: boolean) => {
      document.querySelector('[data-row]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat }))
      await flushPromises()
    }
    await press(true)
    expect(asked.some((it) => it.method === 'PUT')).toBe(false)
    await press(false)

    expect(asked.find((it) => it.method === 'PUT')?.body).toEqual({
      estateId: 'E9',
      reason: '采纳系统推荐：名称相符，街道相符',
    })
    expect(asked.find((it) => it.method === 'PUT')?.headers.get('If-Match')).toBe('"2"')
  })

  it('is honest where nothing fits', async () => {
    await open('/complaints?view=unattributed', { ...lost, suggestions: [] })

    expect(document.body.textContent).toContain('没有可推荐的小区')
    expect(button('采纳')).toBeUndefined()
  })
})
