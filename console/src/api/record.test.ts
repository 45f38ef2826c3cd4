import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { aComplaint } from '@/pages/complaints/fixtures'
import { asking } from '@/parts/asking'
import { dismiss, tellings } from '@/parts/elsewhere'
import { systemWith, type Asked } from '@/test/system'
import { readIn } from '@/text/language'
import { api } from './client'
import { useRecord } from './record'

const path = '/api/v1/complaints/T1'
const CHANGED = { status: 412, body: { type: 'urn:duban:problem:changed-meanwhile', title: '', status: 412, detail: '' } }

let place: VueWrapper
let stored: number
let asked: Asked[]

function opened(id = ref('T1')) {
  let record!: ReturnType<typeof use>
  const use = () =>
    useRecord(id, (ticketNo, signal) => api.GET('/api/v1/complaints/{ticketNo}', { params: { path: { ticketNo } }, signal }), (it) => it.ticketNo)
  place = mount({
    setup() {
      record = use()
      return () => null
    },
  })
  return record
}

const write = (record: ReturnType<typeof opened>) =>
  record.act(
    '销号',
    (ticketNo, headers) => api.POST('/api/v1/complaints/{ticketNo}/write-off', { params: { path: { ticketNo } }, headers, body: {} }),
    () => '已办',
    '已核实',
  )
const reads = () => asked.filter((it) => it.method === 'GET').length

beforeEach(() => {
  readIn('zh')
  stored = 2
  asked = systemWith({
    [`GET ${path}`]: () => ({ body: aComplaint({ ticketNo: 'T1', version: stored }) }),
    [`POST ${path}/write-off`]: ({ headers }) => {
      if (headers.get('If-Match') !== `"${stored}"`) return CHANGED
      stored += 1
      return { body: aComplaint({ ticketNo: 'T1', version: stored }) }
    },
  })
})
afterEach(() => {
  place.unmount()
  asking.value = 0
  vi.unstubAllGlobals()
})

describe('an act whose reader has gone on', () => {
  const other = '/api/v1/complaints/T2'

  async function goingOn(answer: () => { status?: number; body: unknown }) {
    const id = ref('T1')
    asked = systemWith({
      [`GET ${path}`]: () => ({ body: aComplaint({ ticketNo: 'T1', version: 2 }) }),
      [`GET ${other}`]: () => ({ body: aComplaint({ ticketNo: 'T2', version: 2 }) }),
      [`POST ${path}/write-off`]: () => {
        id.value = 'T2'
        return answer()
      },
    })
    const record = opened(id)
    await flushPromises()
    await write(record).catch(() => undefined)
    await flushPromises()
    expect(record.data.value?.ticketNo).toBe('T2')
    expect(record.said.value).toBe('')
    expect(record.clash.value).toBeUndefined()
    return tellings.value.map((it) => it.text)
  }
  afterEach(() => tellings.value.forEach(dismiss))

  it('is told of where its reader is by now, and touches nothing there', async () => {
    const told = await goingOn(() => ({ body: aComplaint({ ticketNo: 'T1', version: 3 }) }))
    expect(told).toEqual(['T1（销号）：已办'])
  })

  it('is not lost where it failed, nor is what was written', async () => {
    const [told] = await goingOn(() => CHANGED)
    expect(told).toContain('T1（销号）：没有收到办成的答复')
    expect(told).toContain('已核实')
    expect(tellings.value[0]?.failed).toBe(true)
  })
})

describe('a record that others change as well', () => {
  it('takes one act after another, each on what the one before has made of it', async () => {
    const record = opened()
    await flushPromises()
    await write(record)
    await write(record)

    expect(asked.filter((it) => it.method === 'POST').map((it) => it.headers.get('If-Match'))).toEqual(['"2"', '"3"'])
    expect(record.said.value).toBe('已办')
  })

  it('is as it was left by whoever was first, who is told; what was seen and written is kept', async () => {
    const record = opened()
    await flushPromises()
    stored = 3

    await expect(write(record)).rejects.toMatchObject({ kind: 'first', status: 412 })
    expect(record.clash.value).toMatchObject({ wanted: '销号', written: '已核实', seen: { version: 2 } })
    expect(record.data.value?.version).toBe(3)

    await write(record)
    expect(record.clash.value).toBeUndefined()
  })

  it('stays as it was seen under a dialog, and is read again once that has gone', async () => {
    const record = opened()
    await flushPromises()
    asking.value = 1
    stored = 3
    record.refresh()
    await flushPromises()
    expect(reads()).toBe(1)

    asking.value = 0
    await flushPromises()
    expect(reads()).toBe(2)
    expect(record.data.value?.version).toBe(3)
  })
})
