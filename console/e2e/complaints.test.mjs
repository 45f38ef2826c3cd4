import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { barriers, call, open, PHONE, picture, settled, signIn, visit } from './browser.mjs'

describe('complaints', () => {
  let browser
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  it('tell one complaint’s story and what it counts for', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/complaints')
    await settled(page)
    await page.locator('.list .title a').first().click()
    await page.waitForURL(/\/complaints\/[^?]+/)

    await page.locator('.story .chapters li').first().filter({ hasText: '受理' }).waitFor()
    await page.locator('.story .counts').waitFor()
    assert.deepEqual(await barriers(page), [])
    await picture(page, 'complaint-story')
    assert.deepEqual(complaints, [])
  })

  it('show what a stranger wrote and run none of it', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page)
    const ticketNo = `XSS-${Date.now()}`
    const hostile = '<img src=x onerror="window.hacked=1">'
    await call(page, 'POST', '/api/v1/complaints', {
      ticketNo,
      receivedAt: '2022-09-15T10:00:00+08:00',
      channel: '12345',
      estateId: 'E1',
      category: 'property.cleaning',
      title: hostile,
      detail: hostile,
      caller: { name: hostile, phone: '13812345678' },
    })
    await page.goto(`/complaints/${ticketNo}`)
    await page.locator('.story h2').filter({ hasText: hostile }).waitFor()

    assert.equal(await page.evaluate(() => globalThis.hacked), undefined)
    assert.equal(await page.locator('#main img').count(), 0)
    assert.deepEqual(complaints, [])
  })

  it('are asked to be excluded, and not decided by whoever asked', async () => {
    const { page, complaints } = await visit(browser)
    // One of the open month: those of a final one change no more.
    await signIn(page, undefined, undefined, '/complaints/T9-1-0')
    await page.locator('.story').getByRole('button', { name: '申请剔除' }).click()
    const dialog = page.getByRole('dialog')
    assert.ok(await dialog.getByRole('button', { name: '申请剔除' }).isDisabled())
    await dialog.locator('textarea').fill('不在物业服务范围')
    await dialog.getByRole('button', { name: '申请剔除' }).click()
    await page.getByText('这是您提出的申请，须由另一人决定').waitFor()
    await page.locator('.story .chapters li').filter({ hasText: '剔除申请' }).getByText('张主任（专班办公室主任），本人').waitFor()

    assert.equal(await page.getByRole('button', { name: '提交决定' }).count(), 0)
    assert.deepEqual(complaints, [])
  })

  it('are read with a thumb', async () => {
    const { page, complaints } = await visit(browser, PHONE)
    await signIn(page, undefined, undefined, '/complaints')
    await settled(page)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width)
    await page.locator('.list .title a').first().click()
    await page.locator('.story .chapters li').first().waitFor()

    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width)
    await picture(page, 'complaint-phone')
    assert.deepEqual(complaints, [])
  })
})
