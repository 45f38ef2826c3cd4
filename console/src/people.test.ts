import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { whoAsked, whoDecided } from '@/acts/history'
import WhoDid from '@/parts/WhoDid.vue'
import { calledAt, type Actor } from '@/people'
import { forget, whoReads } from '@/session'
import { HOSTILE } from '@/pages/complaints/fixtures'
import { systemWith } from '@/test/system'
import { readIn } from '@/text/language'

const ZHANG: Actor = {
  id: 'person/zhang',
  name: '张伟',
  post: '专班办公室主任',
  was: [
    { name: '张伟', post: '科员', until: '2022-08-01T09:00:00+08:00' },
    { name: '张伟', post: '副主任', until: '2022-11-01T09:00:00+08:00' },
  ],
}

describe('a name of the time', () => {
  const postAt = (at?: string) => calledAt(ZHANG, at).post

  it('is the first whose end comes after the act, the present one after all of them', () => {
    expect(postAt('2022-07-31T10:00:00+08:00')).toBe('科员')
    expect(postAt('2022-08-01T09:00:00+08:00')).toBe('副主任')
    expect(postAt('2022-11-01T00:59:59Z')).toBe('副主任')
    expect(postAt('2022-11-01T01:00:00Z')).toBe('专班办公室主任')
  })

  it('is that of the end of a day where only the day is known, and the present one where nothing is', () => {
    expect(postAt('2022-07-31')).toBe('科员')
    expect(postAt('2022-08-01')).toBe('副主任')
    expect(postAt()).toBe('专班办公室主任')
  })
})

describe('who did it', () => {
  const known = [ZHANG, { id: 'key-1', name: '市12345热线', was: [] }, { id: 'person/xu', name: HOSTILE, post: HOSTILE, was: [] }]

  /** A view of lines, each of which says who. */
  function view(...lines: { by?: string; at?: string; recorded?: string }[]) {
    return mount(defineComponent(() => () => lines.map((it) => h(WhoDid, it))))
  }
  const told = (of: ReturnType<typeof view>) => of.findAll('.who').map((it) => it.text())

  async function reading(people: Parameters<typeof systemWith>[0][string] = ({ query }) => ({
    body: { items: known.filter((it) => query.get('ids')?.split(',').includes(it.id)) },
  })) {
    const asked = systemWith({
      'GET /api/v1/me': { body: { id: 'zhang', kind: 'person', name: '张伟', role: 'official', may: [] } },
      'GET /api/v1/people': people,
    })
    await whoReads()
    return () => asked.filter((it) => it.path === '/api/v1/people').map((it) => it.query.get('ids'))
  }

  beforeEach(() => {
    readIn('zh')
    forget()
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('is said with name and post, of the reader and of a system in words', async () => {
    await reading()
    const lines = view(
      { by: 'person/zhang', at: '2022-07-01T10:00:00+08:00' },
      { by: 'key-1' },
      { by: 'admin' },
      { by: 'person/li.na' },
      { by: 'key-2' },
    )
    expect(told(lines)).toEqual(['zhang，本人', '系统', '首个管理员密钥', 'li.na', '系统'])
    await flushPromises()

    expect(told(lines)).toEqual(['张伟（科员），本人', '市12345热线（系统）', '首个管理员密钥', 'li.na', '系统'])
  })

  it('keeps the name that the act bears, and takes the post from whoever was called so', async () => {
    await reading()
    const lines = view(
      { by: 'person/zhang', at: '2022-09-01', recorded: '张伟' },
      { by: 'key-1', recorded: '赵敏' },
      { recorded: '钱江' },
    )
    await flushPromises()

    expect(told(lines)).toEqual(['张伟（副主任），本人', '赵敏', '钱江'])
  })

  it('decides with the post of the moment that the history has', async () => {
    await reading()
    view({ by: 'person/zhang' })
    await flushPromises()
    const history = [{ version: 2, change: 'completion-decided', by: 'person/zhang', at: '2022-09-01T10:00:00+08:00', reason: '属实' }]
    const decision = { approved: true, reason: '属实', by: 'person/zhang' }

    expect(whoDecided(history, { kind: 'completion', by: 'person/li', decision })).toBe('张伟（副主任），本人：属实')
    expect(whoAsked(history, { kind: 'completion', by: 'person/zhang', askedOn: '2022-07-01' })).toBe('张伟（科员），本人')
  })

  it('is asked for once by all lines of a view, and not again by the next', async () => {
    const calls = await reading()
    view({ by: 'person/zhang' }, { by: 'key-1' }, { by: 'person/zhang' }, { by: 'person/nobody' }, { by: 'of old: 1' })
    view({ by: 'key-1' })
    await flushPromises()
    view({ by: 'person/zhang' }, { by: 'person/nobody' })
    await flushPromises()

    expect(calls()).toEqual(['person/zhang,key-1,person/nobody'])
  })

  it('is asked for in calls of fifty', async () => {
    const calls = await reading()
    view(...Array.from({ length: 51 }, (_, at) => ({ by: `person/p${at}` })))
    await flushPromises()

    expect(calls().map((it) => it?.split(',').length)).toEqual([50, 1])
  })

  it('is asked for again after a while, after a failure and by another reader', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    let fails = true
    const calls = await reading(() => (fails ? { status: 500 } : { body: { items: [ZHANG] } }))
    const ask = async () => {
      const lines = view({ by: 'person/zhang' })
      await flushPromises()
      return told(lines)
    }
    expect(await ask()).toEqual(['zhang，本人'])
    fails = false
    expect(await ask()).toEqual(['张伟（专班办公室主任），本人'])
    await ask()
    expect(calls()).toHaveLength(2)
    vi.advanceTimersByTime(11 * 60_000)
    await ask()
    expect(calls()).toHaveLength(3)
    forget()
    await whoReads()
    await ask()

    expect(calls()).toHaveLength(4)
  })

  it('is shown and not run', async () => {
    await reading()
    const lines = view({ by: 'person/xu' })
    await flushPromises()

    expect(told(lines)).toEqual([`${HOSTILE}（${HOSTILE}）`])
    expect(lines.find('img, script').exists()).toBe(false)
  })
})
