import { afterEach, expect, it, vi } from 'vitest'
import { forget, whenAnotherReads, whoReads } from '@/session'
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
  whenAnotherReads(heard)
  answering({ 'GET /api/v1/me': { body: { id: 'zhang', kind: 'person', name: '示例', role: 'official', may: [] } } })
  await inOtherTab('li')
  // Nobody reads here yet, so nobody acts under a name that is not his.
  expect(heard).not.toHaveBeenCalled()

  await whoReads()
  await inOtherTab('zhang')
  await inOtherTab('li')
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce())
})
