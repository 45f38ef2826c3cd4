import { afterEach, expect, it, vi } from 'vitest'
import { tellElsewhere, tellings } from '@/parts/elsewhere'
import { forget, whenSignedInElsewhere, whoReads } from '@/session'
import { answering } from '@/test/answers'

afterEach(() => {
  forget()
  vi.unstubAllGlobals()
})

/** Says it in another tab, and waits until it has come round. */
async function inOtherTab(reader: string) {
  const [mouth, ear] = [new BroadcastChannel('duban-reader'), new BroadcastChannel('duban-reader')]
  const heard = new Promise((done) => (ear.onmessage = done))
  mouth.postMessage(reader)
  await heard
  mouth.close()
  ear.close()
}

it('a tab hears when another person has signed in in the same browser', async () => {
  const heard = vi.fn()
  const again = vi.fn()
  whenSignedInElsewhere(heard, again)
  answering({ 'GET /api/v1/me': { body: { id: 'zhang', kind: 'person', name: '示例', role: 'official', may: [] } } })
  await inOtherTab('li')
  // Nobody reads here yet, so nobody acts under a name that is not his.
  expect(heard).not.toHaveBeenCalled()

  await whoReads()
  tellElsewhere({ text: '登录已失效', failed: true, to: '/sign-in' })
  tellElsewhere({ text: '没有办成', failed: true })
  await inOtherTab('zhang')
  expect(again).toHaveBeenCalledOnce()
  expect(tellings.value.map((it) => it.text)).toEqual(['没有办成'])
  await inOtherTab('li')
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce())
})

it('nobody is told what became of another person’s acts', async () => {
  const as = (id: string) => answering({ 'GET /api/v1/me': { body: { id, kind: 'person', name: '示例', role: 'official', may: [] } } })
  as('zhang')
  await whoReads()
  tellElsewhere({ text: '您写的内容', failed: true })
  forget()
  as('li')
  await whoReads()
  expect(tellings.value).toEqual([])
})
