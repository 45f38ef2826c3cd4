import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { call, nextDay, open, picture, plus, settled, signIn, visit } from './browser.mjs'

/** What the pages are for, done by somebody who reads English. */
describe('in English', () => {
  const run = Date.now()
  let browser
  let today
  before(async () => {
    browser = await open()
    const { page } = await visit(browser)
    await signIn(page)
    today = nextDay((await call(page, 'GET', '/api/v1/calendar')).lastEndedDay)
  })
  after(() => browser?.close())

  async function english(at) {
    const visitor = await visit(browser)
    await visitor.context.addInitScript(() => localStorage.setItem('duban-language', 'en'))
    await signIn(visitor.page, undefined, undefined, at)
    await settled(visitor.page)
    return visitor
  }

  it('a complaint is resolved', async () => {
    const { page, complaints } = await english('/complaints')
    await call(page, 'POST', '/api/v1/complaints', {
      ticketNo: `EN-${run}`,
      receivedAt: `${today}T08:00:00+08:00`,
      channel: '12345',
      estateId: 'E1',
      category: 'property.cleaning',
      title: '楼道未清扫（测试）',
      detail: '三天未清扫（测试）',
    })
    await page.goto(`/complaints/EN-${run}`)
    await page.locator('.story').getByRole('button', { name: 'Resolve' }).click()
    const dialog = page.getByRole('dialog')
    assert.ok(await dialog.getByRole('button', { name: 'Resolve' }).isDisabled())
    await dialog.getByLabel('Resolved at').first().fill(today)
    await dialog.getByLabel('Resolved at').last().fill('11:00')
    await dialog.getByLabel('What came of it').fill('Cleaned the same day')
    await dialog.getByRole('button', { name: 'Resolve' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.story .chapters li').filter({ hasText: 'Resolved' }).filter({ hasText: 'Cleaned the same day' }).waitFor()
    await picture(page, 'english-complaint')
    assert.deepEqual(complaints, [])
  })

  it('a stage is reported complete', async () => {
    const { page, complaints } = await english('/wall')
    const { items } = await call(page, 'GET', '/api/v1/bodies?level=county&limit=1')
    const name = `南园片区${run}（测试）`
    await call(page, 'PUT', `/api/v1/projects/EN-${run}`, {
      kind: 'SHANTYTOWN',
      name,
      county: items[0].code,
      provincialLedger: true,
      year: Number(today.slice(0, 4)),
      milestones: [{ stage: 'START', due: plus(today, 20) }],
    })
    await page.goto(`/wall?q=${run}`)
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('button', { name: 'Report completion' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Completed on').fill(today)
    await dialog.getByLabel('Evidence').fill('Permit to start')
    await dialog.getByRole('button', { name: 'Report completion' }).click()
    await page.getByText('✓ Recorded').waitFor()
    await picture(page, 'english-project')
    assert.deepEqual(complaints, [])
  })

  it('a letter stands before its last signature', async () => {
    const { page, complaints } = await english('/letters?work=signature')
    await page.locator('.paper .organ').waitFor()
    await page.locator('.right .btn.go').click()
    await page.getByRole('dialog').getByText('You are the last. With your signature the letter is issued').waitFor()
    await picture(page, 'english-letter')
    assert.deepEqual(complaints, [])
  })

  it('the listed of a month are looked at one by one', async () => {
    const { page, complaints } = await english('/boards?ranking=estate-complaints')
    await page.locator('.row').first().click()
    await page.locator('aside h2').waitFor()
    assert.equal(await page.locator('aside h2').innerText(), await page.locator('[aria-selected=true] .name').innerText())
    await picture(page, 'english-board')
    assert.deepEqual(complaints, [])
  })

  it('a rule is tried', async () => {
    const { page, complaints } = await english('/rulebook')
    const places = page.locator('.sentence label', { hasText: 'Places listed' }).first().locator('input')
    await places.fill('20')
    await places.blur()
    await page.getByRole('button', { name: 'Try', exact: true }).click()
    await page.locator('.say').filter({ hasText: 'the first 20 listed' }).waitFor()
    await picture(page, 'english-rulebook')
    assert.deepEqual(complaints, [])
  })

  it('somebody is invited', async () => {
    const { page, complaints } = await english('/admin')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Account').fill(`clerk.${run}`)
    await dialog.getByLabel('Name').fill('Clerk')
    await dialog.getByLabel('Post').fill('Clerk')
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    await page.getByText('Invitation of Clerk, shown this once').waitFor()
    await picture(page, 'english-invitation')
    assert.deepEqual(complaints, [])
  })
})
