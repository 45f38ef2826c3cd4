import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { call, colleague, nextDay, open, picture, settled, signIn, visit } from './browser.mjs'

/** What somebody does on a first day, from the pages alone. Days end here, so this comes last. */
describe('a newcomer', () => {
  let browser
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  it('says which estates are on the blacklist and why, and signs and issues that letter', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/boards?ranking=estate-complaints&period=2022-08')
    // The letters of the other two are signed by now.
    const row = page.locator('.row').filter({ hasText: '小区1' })
    await row.click()
    const chosen = page.locator('aside')
    await chosen.getByText('连续3期上榜').waitFor()
    await chosen.getByText('新列黑榜').waitFor()
    await picture(page, 'walk-blacklist')

    const measure = chosen.locator('li').filter({ hasText: '新列黑榜' })
    await measure.getByRole('link').click()
    await page.locator('.paper .organ').waitFor()
    assert.match(await page.locator('.paper').innerText(), /黑榜/)
    await page.locator('.right .btn.go').click()
    await page.getByRole('dialog').locator('.btn.go').click()
    await page.locator('.right .said').filter({ hasText: '文号' }).waitFor()
    assert.match(await page.locator('.paper .number').innerText(), /〔2022〕\d+号/)
    assert.deepEqual(complaints, [])
  })

  it('decides an appeal with its effect in sight, and sees the ranking revised when the day has ended', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page)
    await call(page, 'POST', '/api/v1/complaints/T8-3-0/exclusion', { reason: '不在物业服务范围', evidence: '权属证明' })
    const judge = await colleague(browser, page, 'admin', undefined, '/complaints/T8-3-0?view=appeals')
    await judge.page.locator('.story').getByText('T8-3-0').first().waitFor()
    await judge.page.getByText(/准予剔除后2022年8月/).waitFor()
    await picture(judge.page, 'walk-appeal')
    await judge.page.getByLabel('准予剔除').check()
    await judge.page.getByLabel('决定的理由').fill('不在物业服务范围，予以剔除')
    await judge.page.getByRole('button', { name: '提交决定' }).click()
    await judge.page.getByText('准予剔除').first().waitFor()

    await page.goto('/boards?ranking=estate-complaints&period=2022-08')
    await page.getByText('第1版（现行）').first().waitFor({ state: 'attached' })
    await judge.page.goto('/admin?tab=calendar')
    const { lastEndedDay } = await call(page, 'GET', '/api/v1/calendar')
    await judge.page.getByLabel('到哪一天').fill(nextDay(lastEndedDay))
    await judge.page.getByRole('button', { name: '推进业务日' }).click()
    await judge.page.getByRole('dialog').getByRole('button', { name: '推进业务日' }).click()
    await page.getByText('第2版（现行）').first().waitFor({ state: 'attached', timeout: 60_000 })
    await picture(page, 'walk-revised')
    assert.deepEqual([...complaints, ...judge.complaints], [])
  })

  it('finds the three projects of a county that are overdue longest', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page)
    await page.goto('/wall')
    await settled(page)
    await page.getByLabel('县区').selectOption('C1')
    await page.getByRole('button', { name: /只看逾期/ }).click()
    await page.waitForURL(/overdue=true/)
    await page.getByText('六月片区（测试）').first().waitFor()
    const text = await page.locator('#main').innerText()
    const places = ['六月', '七月', '八月'].map((it) => text.indexOf(`${it}片区（测试）`))
    assert.ok(places[0] >= 0 && !text.includes('年底片区'))
    assert.deepEqual(places, [...places].sort((one, other) => one - other), text)
    await picture(page, 'walk-overdue')
    assert.deepEqual(complaints, [])
  })
})
