// A first day from the pages alone, after `./duban demo`: DUBAN_URL is its address, DUBAN_ACCOUNTS the file with the accounts
// that it printed. It signs a letter, decides an appeal and ends a day there. `node --test e2e/first-day.mjs`
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'

const accounts = new Map(
  readFileSync(process.env.DUBAN_ACCOUNTS ?? '../data/secrets/demo-accounts', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([login, password]) => [login, password]),
)
process.env.DUBAN_LOGIN = 'office'
process.env.DUBAN_PASSWORD = accounts.get('office')
const { barriers, call, nextDay, open, picture, settled, signIn, visit } = await import('./browser.mjs')

describe('whoever has an account of the demonstration', () => {
  let browser
  const complaints = []
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  async function as(login, at) {
    const visitor = await visit(browser)
    await signIn(visitor.page, login, accounts.get(login), at)
    visitor.page.on('close', () => complaints.push(...visitor.complaints))
    return visitor.page
  }

  it('says which estate is newly blacklisted and why, and signs and issues that letter', async () => {
    const page = await as('office', '/today')
    await page.locator('.todo li').filter({ hasText: '黑榜' }).first().waitFor()
    await picture(page, 'first-day-today')
    const { items } = await call(page, 'GET', '/api/v1/notices?state=drafted&measure=BLACKLIST&order=oldest&limit=1')
    const [letter] = items
    await page.goto(`/boards?ranking=estate-complaints&period=${letter.period}&subject=estate/${letter.subjects[0].code}`)
    const chosen = page.locator('aside')
    await chosen.getByText(/连续\d+期上榜/).first().waitFor()
    const measure = chosen.locator('li').filter({ hasText: '新列黑榜' }).filter({ hasText: '待签发' })
    await picture(page, 'first-day-board')
    await measure.getByRole('link').first().click()
    await page.locator('.paper .organ').waitFor()
    await page.locator('.right .btn.go').click()
    await page.getByRole('dialog').locator('.btn.go').click()
    await page.locator('.right .said').filter({ hasText: '文号' }).waitFor()
    assert.match(await page.locator('.paper .number').innerText(), /〔2024〕\d+号/)
    assert.deepEqual(await barriers(page), [])
    await picture(page, 'first-day-issued')
    await page.close()
  })

  it('decides the appeal, and sees the ranking revised at the end of the day', async () => {
    const page = await as('office', '/complaints?view=appeals')
    await page.getByText(/准予剔除后2024年6月/).first().waitFor()
    await picture(page, 'first-day-appeal')
    await page.getByLabel('准予剔除').check()
    await page.getByLabel('决定的理由').fill('经现场核查属实，予以剔除')
    await page.getByRole('button', { name: '提交决定' }).click()
    await page.getByText('待我决定').locator('..').getByText('0').first().waitFor()

    await page.goto('/boards?ranking=estate-complaints&period=2024-06')
    await page.getByText('第1版（现行）').first().waitFor({ state: 'attached' })
    const admin = await as('admin', '/admin?tab=calendar')
    const { lastEndedDay } = await call(admin, 'GET', '/api/v1/calendar')
    await admin.getByLabel('到哪一天').fill(nextDay(lastEndedDay))
    await admin.getByRole('button', { name: '推进业务日' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: '推进业务日' }).click()
    await page.getByText('第2版（现行）').first().waitFor({ state: 'attached', timeout: 60_000 })
    await picture(page, 'first-day-revised')
    await admin.close()
    await page.close()
  })

  it('finds the three projects of a county that are overdue longest', async () => {
    const page = await as('office', '/wall?overdue=true')
    await settled(page)
    const { items } = await call(page, 'GET', '/api/v1/projects?overdue=true&order=overdue&limit=200')
    const counties = grouped(items)
    const [county, late] = [...counties].sort(([, one], [, other]) => other.length - one.length)[0]
    assert.ok(late.length >= 3, `${late.length} projects of ${county} are overdue`)
    await page.getByLabel('县区').selectOption(county)
    await page.getByText(late[0].name).first().waitFor()
    const text = await page.locator('#main').innerText()
    const places = late.slice(0, 3).map((it) => text.indexOf(it.name))
    assert.ok(places.every((it) => it >= 0), text)
    assert.deepEqual(places, [...places].sort((one, other) => one - other), text)
    await picture(page, 'first-day-overdue')
    await page.close()
  })

  it('simulates 20 places', async () => {
    const page = await as('office', '/rulebook')
    const places = page.locator('.sentence label', { hasText: '列入名次' }).first().locator('input')
    await places.fill('20')
    await places.blur()
    await page.getByText('校验通过，没有错误').waitFor()
    await page.getByRole('button', { name: '推演', exact: true }).click()
    await page.locator('.say').filter({ hasText: '若按前20名' }).waitFor({ timeout: 60_000 })
    await picture(page, 'first-day-simulated')
    await page.close()
    assert.deepEqual(complaints, [])
  })
})

function grouped(projects) {
  const counties = new Map()
  for (const it of projects) counties.set(it.county, [...(counties.get(it.county) ?? []), it])
  return counties
}
