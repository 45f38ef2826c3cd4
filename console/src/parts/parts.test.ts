import { mount, flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { readIn } from '@/text/language'
import ConfirmAct from './ConfirmAct.vue'
import DataTableToggle from './DataTableToggle.vue'
import LoadState from './LoadState.vue'
import RankMove from './RankMove.vue'
import SixMonths from './SixMonths.vue'

beforeEach(() => {
  readIn('zh')
})

describe('the strip of six months', () => {
  it('says in words what its colours mean', () => {
    const strip = mount(SixMonths, {
      props: {
        recent: [
          { period: '2022-08', state: 'no' },
          { period: '2022-09', state: 'listed', streak: 1 },
          { period: '2022-10', state: 'listed', streak: 2 },
          { period: '2022-11', state: 'provisional', streak: 3 },
        ],
      },
    })
    expect(strip.attributes('aria-label')).toBe('8月未上榜、9月 上榜 首次、10月 上榜 第2月、11月 暂列 第3月')
    expect(strip.findAll('i').map((it) => it.classes())).toEqual([[], ['s1'], ['s2'], ['s3', 'p']])
  })
})

describe('a movement in rank', () => {
  it('is up where the number got smaller', () => {
    expect(mount(RankMove, { props: { rank: 1, previous: 29 } }).attributes('aria-label')).toBe('上升28位')
    expect(mount(RankMove, { props: { rank: 5, previous: 3 } }).text()).toBe('▼2')
    expect(mount(RankMove, { props: { rank: 5, previous: 5 } }).text()).toBe('–')
    expect(mount(RankMove, { props: { rank: 5 } }).attributes('aria-label')).toBe('上期未排')
  })
})

describe('what stands where data will', () => {
  const problem = new Problem('unavailable', 503, 'unavailable', '')

  it('says what failed and offers to try again', async () => {
    const state = mount(LoadState, { props: { loading: false, problem, has: false } })
    expect(state.text()).toContain('系统暂时忙不过来')
    await state.get('button').trigger('click')
    expect(state.emitted('retry')).toHaveLength(1)
  })

  it('keeps what it had, and says of when it is', () => {
    const state = mount(LoadState, {
      props: { loading: false, problem, has: true, at: new Date('2022-11-18T01:00:00Z') },
      slots: { default: '<b>44</b>' },
    })
    expect(state.text()).toContain('没有取到数据，显示的是11月18日9时00分的')
    expect(state.text()).toContain('44')
  })

  it('says that there is nothing in words', () => {
    const state = mount(LoadState, { props: { loading: false, has: true, empty: true, emptyText: '没有待办' } })
    expect(state.text()).toBe('没有待办')
  })
})

describe('a chart', () => {
  it('has its table', async () => {
    const both = mount(DataTableToggle, {
      props: { caption: '每日', columns: ['日', '件'], rows: [[1, '204']] },
      slots: { default: '<canvas />' },
    })
    await both.get('button').trigger('click')
    expect(both.find('canvas').exists()).toBe(false)
    expect(both.get('td.r').text()).toBe('204')
  })
})

describe('an act that is asked once more', () => {
  const open = async (act: (reason: string) => Promise<unknown>) => {
    const button = mount(ConfirmAct, {
      props: { label: '作废', consequence: '不能恢复。', act, reason: 'required' as const },
      attachTo: document.body,
    })
    await button.get('button').trigger('click')
    await flushPromises()
    const dialog = () => document.querySelector('.el-dialog') as HTMLElement
    const go = () => dialog().querySelector<HTMLButtonElement>('.btn.go')!
    const type = async (text: string) => {
      const field = dialog().querySelector('textarea')!
      field.value = text
      field.dispatchEvent(new Event('input'))
      await flushPromises()
    }
    return { button, dialog, go, type }
  }

  it('needs its reason, and says so', async () => {
    const act = vi.fn().mockResolvedValue(undefined)
    const { button, dialog, go, type } = await open(act)
    expect(go().disabled).toBe(true)
    expect(dialog().textContent).toContain('还差：理由')

    await type(' 写错了 ')
    go().click()
    await flushPromises()
    expect(act).toHaveBeenCalledWith('写错了')
    expect(button.emitted('done')).toHaveLength(1)
    button.unmount()
  })

  it('stays with what was typed where it fails', async () => {
    const { button, dialog, go, type } = await open(() => Promise.reject(new Problem('first', 409, 'conflict', '已签发')))
    await type('写错了')
    go().click()
    await flushPromises()
    expect(dialog().textContent).toContain('已有人先办了')
    expect(dialog().querySelector('textarea')!.value).toBe('写错了')
    expect(button.emitted('done')).toBeUndefined()
    button.unmount()
  })
})
