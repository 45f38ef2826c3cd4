import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { forget, whoReads } from '@/session'
import { systemWith, type Asked } from '@/test/system'
import { readIn } from '@/text/language'
import { aNotice, anExplanation, aSummary, HOSTILE, OFFICE, STREET } from './fixtures'
import type { Me, Notice, NoticeSummary } from './model'
import Page from './Page.vue'

let page: VueWrapper | undefined
let router: Router

async function open(path: string, reader: Me, notice: Notice, more: Parameters<typeof systemWith>[0] = {}): Promise<Asked[]> {
  const summary = aSummary({
    id: notice.id,
    state: notice.state,
    title: notice.title,
    subjects: notice.subjects,
    waitsFor: notice.waitsFor,
    overdue: notice.overdue,
  })
  const asked = systemWith({
    'GET /api/v1/me': { body: reader },
    'GET /api/v1/rulebook': { body: { id: 'x', version: 1, effectiveFrom: '2022-05-13' } },
    'GET /api/v1/rankings': { body: { items: [] } },
    'GET /api/v1/notices': ({ query }) => ({
      body: { items: query.get('state') === notice.state || (query.get('overdue') && notice.overdue) ? [summary] : [] },
    }),
    'GET /api/v1/notices/ntc-1': { body: notice, headers: { ETag: '"7"' } },
    'GET /api/v1/escalations/esc-1/explanation': { body: anExplanation() },
    ...more,
  })
  const nothing = { template: '<i />' }
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/letters/:id?', name: 'letters', component: nothing },
      { path: '/boards', name: 'boards', component: nothing },
      { path: '/complaints/:ticketNo?', name: 'complaints', component: nothing },
    ],
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

beforeEach(() => {
  readIn('zh')
  forget()
  sessionStorage.clear()
})
afterEach(() => {
  page?.unmount()
  vi.unstubAllGlobals()
})

describe('the tabs', () => {
  const many = (length: number, more: Partial<NoticeSummary>) =>
    Array.from({ length }, (_, at) => aSummary({ id: `ntc-${at + 2}`, ...more }))
  const numbers = () =>
    Object.fromEntries([...document.querySelectorAll('[role=tab]')].map((it) => [it.lastChild?.textContent, it.querySelector('i')?.textContent]))

  it('say how many there are of what only a page was read', async () => {
    await open('/letters/ntc-1', OFFICE, aNotice(), {
      'GET /api/v1/notices': ({ query }) => {
        const step = query.get('waitsFor')
        if (query.get('state') === 'signed') return { body: { items: many(2, { state: 'signed' }), count: 2 } }
        if (step === 'signature') return { body: { items: many(100, { state: 'drafted' }), next: 'x', count: 340 } }
        // Of what it cannot count in time the system says no number.
        if (step === 'receipt') return { body: { items: many(100, { state: 'issued' }), next: 'x' } }
        return { body: { items: many(3, {}), count: 3 } }
      },
      'GET /api/v1/notices/ntc-2': { body: aNotice({ id: 'ntc-2', signatures: [{ person: OFFICE.name, post: '', on: '2022-11-08' }] }) },
      'GET /api/v1/notices/ntc-3': { body: aNotice({ id: 'ntc-3', signatures: [] }) },
    })

    expect(numbers()).toMatchObject({ 待我签批: '339', 待对方签收: '100+', 待反馈: '3' })
  })

  it('count as copies what is not the reader’s own', async () => {
    await open('/letters/ntc-1', STREET, aNotice(), {
      'GET /api/v1/notices': ({ query }) => ({
        body: query.get('addressee') ? { items: [], count: 40 } : { items: many(100, {}), next: 'x', count: 1163 },
      }),
    })

    expect(numbers()).toMatchObject({ 抄送: '1,123' })
  })
})

describe('a letter', () => {
  it('is drawn with its open places, its life and its grounds', async () => {
    await open('/letters/ntc-1', OFFICE, aNotice())

    const text = document.body.textContent ?? ''
    expect(document.querySelector('.paper .organ')?.textContent).toBe('临沂市物业管理领域集中整治专项行动工作专班办公室')
    expect(document.querySelectorAll('.paper .open')).toHaveLength(2)
    expect(document.querySelector('.paper .mark')?.getAttribute('data-mark')).toBe('草稿')
    expect(text).toContain('第2步，共8步')
    expect(text).toContain('您是最后一位。签批后即印发并编文号')
    expect(text).toContain('d63c b496 a2b6')
    expect(text).toContain('与截榜时一致，未更正')
    expect(document.querySelectorAll('.btn.go')).toHaveLength(1)
  })

  it('shows what a stranger wrote and runs none of it', async () => {
    const notice = aNotice({
      title: HOSTILE,
      subjects: [{ type: 'estate', code: 'E1', name: HOSTILE }],
      addressee: { id: '371311001', name: HOSTILE },
      blocks: [
        { type: 'title', text: HOSTILE },
        { type: 'table', columns: [{ title: HOSTILE, group: '', width: 1 }], rows: [[HOSTILE]] },
        { type: 'signature', organs: [HOSTILE] },
      ],
      state: 'answered',
      answers: [{ text: HOSTILE, attachments: [], on: '2022-11-09', by: { role: 'street', body: 'street/1', person: HOSTILE } }],
      followUps: [
        { id: 'f', notice: 'ntc-1', code: 'x', title: HOSTILE, owner: { id: 'o', name: HOSTILE }, due: '2022-12-08', state: 'open', steps: [], version: 7 },
      ],
    })
    await open('/letters/ntc-1', OFFICE, notice)

    expect(document.body.textContent?.split(HOSTILE).length).toBeGreaterThan(8)
    expect(document.querySelector('img, script')).toBeNull()
  })

  it('is signed in the reader’s own name and post, with the version that was read', async () => {
    const issued = aNotice({ state: 'issued', number: '临物治榜〔2022〕3号', issuedOn: '2022-11-08' })
    let signed = false
    const asked = await open('/letters/ntc-1', OFFICE, aNotice(), {
      'GET /api/v1/notices/ntc-1': () => ({ body: signed ? issued : aNotice(), headers: { ETag: '"7"' } }),
      'POST /api/v1/notices/ntc-1/signature': () => {
        signed = true
        return { body: issued }
      },
    })
    button('签批').click()
    await flushPromises()
    expect(document.body.textContent).toContain('以王伟（物业专班副组长）的名义签批')
    button('签批').click()
    await flushPromises()

    const call = asked.find((it) => it.method === 'POST')
    expect(call?.body).toEqual({ person: '王伟', post: '物业专班副组长', taskForce: 'property' })
    expect(call?.headers.get('If-Match')).toBe('"7"')
    expect(document.body.textContent).toContain('已签批并印发，文号临物治榜〔2022〕3号')
    expect(document.querySelector('.paper .number')?.textContent).toBe('临物治榜〔2022〕3号')
    expect(document.querySelector('.paper .mark')).toBeNull()
  })

  it('says what is there now and what was wanted when somebody was first', async () => {
    let signed = false
    await open('/letters/ntc-1', OFFICE, aNotice(), {
      'GET /api/v1/notices/ntc-1': () => ({
        body: signed ? aNotice({ state: 'issued', number: '临物治榜〔2022〕3号', issuedOn: '2022-11-08', waitsFor: undefined }) : aNotice(),
      }),
      'POST /api/v1/notices/ntc-1/signature': () => {
        signed = true
        return { status: 412, body: { type: 'urn:duban:problem:changed-meanwhile', title: 'x', status: 412, detail: '' } }
      },
    })
    button('签批').click()
    await flushPromises()
    button('签批').click()
    await flushPromises()
    await flushPromises()

    expect(document.querySelector('.clash')?.textContent).toContain('现在是“已印发”。您要办的“签批”没有办')
  })
})

describe('of two at one letter', () => {
  const first = aNotice()
  const signed = aNotice({
    state: 'signed',
    signaturesNeeded: 2,
    life: [
      ...first.life,
      { step: 'signed', state: 'signed', on: '2022-11-08', by: { role: 'official', body: 'taskforce/county', person: '赵敏' } },
    ],
    version: 8,
  })

  it('the second is told what was done since, and what was written is not lost', async () => {
    let now = first
    const asked = await open('/letters/ntc-1', OFFICE, first, {
      'GET /api/v1/notices/ntc-1': () => ({ body: now }),
      'POST /api/v1/notices/ntc-1/void': () => {
        now = signed
        return { status: 412, body: { type: 'urn:duban:problem:changed-meanwhile', title: 'x', status: 412, detail: '现在已是第8版。' } }
      },
    })
    button('作废').click()
    await flushPromises()
    const reason = document.querySelector('.el-dialog textarea') as HTMLTextAreaElement
    reason.value = '收文单位写错'
    reason.dispatchEvent(new Event('input'))
    await flushPromises()
    button('作废').click()
    await flushPromises()
    await flushPromises()

    const clash = document.querySelector('.clash')?.textContent
    expect(clash).toContain('您要办的“作废”没有办')
    expect(clash).toContain('赵敏 签批')
    expect(clash).toContain('收文单位写错')
    expect((document.querySelector('.el-dialog textarea') as HTMLTextAreaElement).value).toBe('收文单位写错')
    expect(document.querySelector('.el-dialog .fault')?.textContent).toContain('现在已是第8版')
    expect(asked.find((it) => it.method === 'POST')?.headers.get('If-Match')).toBe('"7"')
  })

  it('what is said of a follow-up rests on the letter as it was seen', async () => {
    const task = { id: 'f', notice: 'ntc-1', code: 'x', title: '质量评价', owner: { id: 'o', name: '盛庄街道' }, due: '2022-12-08', state: 'open' as const, steps: [], version: 7 }
    const asked = await open('/letters/ntc-1', { ...OFFICE, may: [...OFFICE.may, 'putFollowUp'] }, aNotice({ state: 'issued', followUps: [task] }), {
      'PUT /api/v1/follow-ups/f': { status: 412, body: { type: 'urn:duban:problem:changed-meanwhile', title: 'x', status: 412, detail: '' } },
    })
    button('报进展').click()
    await flushPromises()
    const note = [...document.querySelectorAll('.el-dialog textarea')].at(-1) as HTMLTextAreaElement
    note.value = '已启动'
    note.dispatchEvent(new Event('input'))
    await flushPromises()
    button('报进展').click()
    await flushPromises()

    expect(asked.find((it) => it.method === 'PUT')?.headers.get('If-Match')).toBe('"7"')
    expect(document.querySelector('.clash')?.textContent).toContain('已启动')
  })
})

describe('an inbox', () => {
  const delivered = aNotice({
    state: 'delivered',
    issuedOn: '2022-11-04',
    number: '临物治榜〔2022〕3号',
    waitsFor: { step: 'receipt', due: '2022-11-08' },
    life: [{ step: 'drafted', state: 'drafted', on: '2022-11-03' }],
  })

  it('opens no letter by itself, as that would deliver it', async () => {
    const asked = await open('/letters', STREET, delivered)

    expect(router.currentRoute.value.params.id).toBeFalsy()
    expect(asked.some((it) => it.path === '/api/v1/notices/ntc-1')).toBe(false)
    expect(asked.filter((it) => it.path === '/api/v1/notices' && it.query.get('state')).every((it) => it.query.get('addressee') === '371311001')).toBe(true)
    expect(document.body.textContent).toContain('1件待您办理')
  })

  it('keeps what is written before the receipt, and sends it only afterwards', async () => {
    await open('/letters/ntc-1', STREET, delivered)
    const area = document.querySelector('textarea') as HTMLTextAreaElement
    area.value = '已逐一整改'
    area.dispatchEvent(new Event('input'))
    await new Promise((resolve) => setTimeout(resolve, 700))

    expect(document.body.textContent).toContain('签收后才能提交反馈')
    expect(button('提交反馈').disabled).toBe(true)
    expect(sessionStorage.getItem('duban.answer.ntc-1')).toContain('已逐一整改')
    expect(localStorage.getItem('duban.answer.ntc-1')).toBeNull()
  })

  it('sends an answer and forgets its draft', async () => {
    const received = aNotice({ ...delivered, state: 'received', waitsFor: { step: 'answer', due: '2022-12-06' } })
    sessionStorage.setItem('duban.answer.ntc-1', JSON.stringify({ text: '已逐一整改', files: [{ id: 'a1', name: '清单.pdf', size: 9 }], savedAt: '2022-11-09T01:40:00Z' }))
    const asked = await open('/letters/ntc-1', STREET, received, {
      'POST /api/v1/notices/ntc-1/answer': { body: aNotice({ ...received, state: 'answered' }) },
    })
    button('提交反馈').click()
    await flushPromises()

    expect(asked.find((it) => it.method === 'POST')?.body).toEqual({ text: '已逐一整改', attachments: ['a1'] })
    expect(sessionStorage.getItem('duban.answer.ntc-1')).toBeNull()
  })
})

describe('the list', () => {
  it('says what it is when there is nothing, and what the last was', async () => {
    await open('/letters', OFFICE, aNotice({ state: 'closed', waitsFor: undefined }))

    expect(document.body.textContent).toContain('没有待签批的函件。')
    expect(document.body.textContent).toContain('没有超期的')
  })

  it('offers to try again where it could not be had', async () => {
    await open('/letters', OFFICE, aNotice(), { 'GET /api/v1/notices': { status: 500, body: { type: 'x', title: 'x', status: 500, detail: '' } } })

    expect(document.body.textContent).toContain('系统出了错')
    expect(button('重试')).toBeTruthy()
  })
})
