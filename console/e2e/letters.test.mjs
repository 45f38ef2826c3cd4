import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { barriers, open, PHONE, picture, settled, signIn, visit } from './browser.mjs'

describe('letters', () => {
  let browser
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  it('lie open as they are printed, with one next act, and warn before the last signature', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/letters?work=signature')
    await page.waitForURL(/\/letters\/[^?]+/)
    await page.locator('.paper .organ').waitFor()

    assert.equal(await page.locator('.paper .open').count(), 2)
    assert.ok((await page.locator('.right .btn.go').count()) <= 1)
    await page.locator('.right .btn.go').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('您是最后一位。签批后即印发并编文号').waitFor()
    await dialog.getByText(/以.+的名义签批/).waitFor()
    await page.keyboard.press('Escape')
    assert.deepEqual(await barriers(page), [])
    await picture(page, 'letter-to-sign')
    assert.deepEqual(complaints, [])
  })

  it('are signed and have their number', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/letters?work=signature')
    await page.locator('.right .btn.go').click()
    await page.getByRole('dialog').locator('.btn.go').click()
    await page.locator('.right .said').filter({ hasText: '文号' }).waitFor()

    assert.match(await page.locator('.paper .number').innerText(), /〔2022〕\d+号/)
    assert.equal(await page.locator('.paper .mark').count(), 0)
    assert.deepEqual(complaints, [])
  })

  it('are downloaded as files and never shown inline', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/letters')
    await page.locator('.paper .organ').waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.desk .files .btn', { hasText: 'PDF' }).click(),
    ])

    assert.match(file.suggestedFilename(), /\.pdf$/)
    assert.deepEqual(complaints, [])
  })

  it('keep their tab and filters in the address', async () => {
    const { page } = await visit(browser)
    await signIn(page, undefined, undefined, '/letters?work=closed&kind=约谈通知书')
    await settled(page)

    assert.equal(await page.locator('[role=tab][aria-selected=true]').innerText().then((it) => it.replace(/^\d+\+?\s*/, '')), '已销号')
    await page.locator('[role=tab]').nth(1).click()
    await page.waitForURL(/work=receipt.*kind=/)
  })

  it('are read with a thumb', async () => {
    const { page, complaints } = await visit(browser, PHONE)
    await signIn(page, undefined, undefined, '/letters?work=receipt')
    await settled(page)
    const row = page.locator('.list .row, .list .group .head').first()
    await row.click()
    if ((await page.locator('.paper').count()) === 0) await page.locator('.list .row').first().click()
    await page.locator('.paper .organ').waitFor()

    const height = await row.boundingBox().then((it) => it?.height ?? 44)
    assert.ok(height >= 44)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width)
    await picture(page, 'letter-phone')
    assert.deepEqual(complaints, [])
  })
})
