import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { whoReads } from '@/session'
import { answering } from '@/test/answers'
import { readIn } from '@/text/language'
import ImportDialog from './ImportDialog.vue'

readIn('zh')
afterEach(() => vi.unstubAllGlobals())

const VERDICTS = [
  '{"line":2,"id":"RW-2","status":"created"}',
  '{"line":3,"id":"RW-3","status":"invalid","errors":[{"pointer":"/due","code":"not-a-date","detail":"应为日期","column":"完成时限","cell":"F3"}]}',
  '{"line":4,"id":"RW-4","status":"exists"}',
].join('\n')

describe('a file', () => {
  it('is tried line by line before anything is stored, and stored only when that is asked for', async () => {
    const calls = answering({
      'GET /api/v1/me': { body: { id: 'o', kind: 'key', name: '示例', role: 'official', may: ['importTasks'] } },
      'POST /api/v1/tasks/import': { text: VERDICTS },
    })
    await whoReads()
    const view = mount(ImportDialog, { props: { kind: undefined }, attachTo: document.body })
    await view.setProps({ kind: 'tasks' })
    await flushPromises()
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!
    Object.defineProperty(input, 'files', { value: [new File(['a,b'], '任务.csv')] })
    input.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(document.body.textContent).toContain('试导入结果'))

    const sent = () => calls.filter((it) => it.method === 'POST').map((it) => it.query.get('dryRun'))
    expect(sent()).toEqual(['true'])
    const rows = [...document.querySelectorAll('.verdicts tbody tr')].map((it) => it.textContent?.replace(/\s+/g, ''))
    expect(rows).toEqual(['第3行RW-3有误完成时限F3：应为日期', '第2行RW-2新增', '第4行RW-4相同'])

    const go = [...document.querySelectorAll<HTMLButtonElement>('button')].find((it) => it.textContent?.includes('导入1行'))
    go?.click()
    await vi.waitFor(() => expect(document.body.textContent).toContain('换一个文件'))
    await vi.waitFor(() => expect(sent()).toEqual(['true', null]))
    await vi.waitFor(() => expect(view.emitted('imported')).toHaveLength(1))
    view.unmount()
  })
})
