import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dismiss, tellings } from '@/parts/elsewhere'
import { readIn } from '@/text/language'
import ActForm from './ActForm.vue'
import type { Act, Outcome } from './form'

const sent: string[] = []
let answer: (outcome: Outcome) => void = () => {}
const act = (of: string, title: string): Act => ({
  label: '更正',
  subject: `记录${of}`,
  of,
  fields: [{ name: 'title', label: '标题', kind: 'text', required: true }],
  initial: { title },
  send: ({ title }) => {
    sent.push(`${of} ${title as string}`)
    return new Promise((done) => (answer = done))
  },
})
let form: VueWrapper
const title = () => form.get<HTMLInputElement>('input').element.value

beforeEach(() => {
  readIn('zh')
  sent.length = 0
})
afterEach(() => {
  form.unmount()
  tellings.value.forEach(dismiss)
})

it('sends for a record nothing that was filled in for another', async () => {
  form = mount(ActForm, { props: { act: act('A', '一') } })
  await form.get('input').setValue('写给A')
  await form.setProps({ act: act('B', '二') })

  expect(title()).toBe('二')
  await form.get('form').trigger('submit')
  expect(sent).toEqual(['B 二'])
})

it('keeps what was typed when the same act comes again, as when a list has loaded', async () => {
  form = mount(ActForm, { props: { act: act('A', '一') } })
  await form.get('input').setValue('写给A')
  await form.setProps({ act: act('A', '一') })

  expect(title()).toBe('写给A')
})

it('cannot be left while it is being sent, and says what became of it wherever its reader is', async () => {
  form = mount(ActForm, { props: { act: act('A', '一') } })
  await form.get('form').trigger('submit')
  const cancel = form.findAll('button').find((it) => it.text() === '取消')!
  expect(cancel.attributes('disabled')).toBeDefined()
  await form.get('form').trigger('keydown', { key: 'Escape' })
  expect(form.emitted('cancel')).toBeUndefined()

  await form.setProps({ act: act('B', '二') })
  answer('done')
  await flushPromises()
  expect(form.emitted('done')).toBeUndefined()
  expect(tellings.value.map((it) => it.text)).toEqual([expect.stringContaining('记录A（更正）')])
})
