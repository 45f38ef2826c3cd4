import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, call, colleague, nextDay, open, PHONE, picture, settled, signIn, visit } from './browser.mjs'

describe('several people', () => {
  let browser
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  it('at one letter are told who was first, and nobody signs twice', async () => {
    const first = await visit(browser)
    await signIn(first.page, undefined, undefined, '/letters?work=signature')
    await first.page.locator('.right .btn.go').waitFor()
    const at = new URL(first.page.url()).pathname
    const second = await colleague(browser, first.page, 'admin', undefined, at)
    for (const { page } of [first, second]) {
      await page.locator('.right .btn.go').click()
      await page.getByRole('dialog').locator('.btn.go').waitFor()
    }

    await first.page.getByRole('dialog').locator('.btn.go').click()
    await first.page.locator('.right .said').filter({ hasText: '已签批' }).waitFor()
    await second.page.getByRole('dialog').locator('.btn.go').click()
    await second.page.getByText('有人先办了').waitFor()

    await picture(second.page, 'letter-somebody-was-first')
    const letter = await call(first.page, 'GET', `/api/v1/notices/${at.split('/').pop()}`)
    assert.equal(letter.signatures.length, 1)
    assert.deepEqual([...first.complaints, ...second.complaints], [])
  })

  it('signed out while writing sign in again in another tab and send what they wrote', async () => {
    const { page, context, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/ledgers?tab=records')
    await page.getByRole('button', { name: '新记一条' }).click()
    const form = page.locator('form.form')
    await form.getByLabel('类别').selectOption({ index: 1 })
    await form.getByLabel('题名').fill('会话失效时写的记录')
    await form.getByLabel('情况').fill('写了一半')
    await context.clearCookies()
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

    const banner = page.getByRole('alert').filter({ hasText: '登录已失效' })
    await banner.waitFor()
    await picture(page, 'signed-out-while-writing')
    const [other] = await Promise.all([context.waitForEvent('page'), banner.getByRole('link').click()])
    await signIn(other)
    await banner.waitFor({ state: 'detached' })
    assert.equal(await form.getByLabel('情况').inputValue(), '写了一半')
    await form.locator('button[type=submit]').click()
    await page.locator('.done-said').waitFor()
    assert.deepEqual(complaints, [])
  })

  it('of a county see what is theirs, and are let do nothing else', async () => {
    const admin = await visit(browser)
    await signIn(admin.page)
    const draft = (await call(admin.page, 'GET', '/api/v1/notices?state=drafted&limit=1')).items[0]
    const county = await colleague(browser, admin.page, 'county', 'C1')
    const { page } = county
    await settled(page)
    await picture(page, 'today-county')

    await page.goto('/admin')
    await page.getByText('业务日已到').waitFor()
    for (const act of ['邀请', '推进业务日', '新建密钥'])
      assert.equal(await page.getByRole('button', { name: act, exact: true }).count(), 0, act)
    await page.goto('/rulebook')
    await settled(page)
    assert.equal(await page.getByRole('button', { name: '采用', exact: true }).count(), 0)
    await page.goto(`/letters/${draft.id}`)
    await page.getByRole('alert').first().waitFor()
    assert.equal(await page.locator('.paper .organ').count(), 0)

    const refused = [
      ['GET', '/api/v1/accounts'],
      ['POST', '/api/v1/calendar/advance', { through: '2022-09-30' }],
      ['POST', `/api/v1/notices/${draft.id}/signature`, { by: '某人' }],
      ['POST', '/api/v1/rulebooks', { rulebook: 'id: x' }],
    ]
    for (const [method, path, body] of refused) {
      const { status } = await ask(page, method, path, body)
      assert.ok([403, 404].includes(status), `${method} ${path} ${status}`)
    }
    assert.deepEqual([...admin.complaints, ...county.complaints], [])
  })

  it('of a street and of a company have an inbox on their telephone', async () => {
    const admin = await visit(browser)
    await signIn(admin.page)
    for (const [role, body] of [['street', 'S1'], ['company', 'CO3']]) {
      const { page, complaints } = await colleague(browser, admin.page, role, body, '/letters', PHONE)
      await settled(page)
      assert.match(await page.locator('h1').innerText(), /待您办理|没有待办/)
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width)
      await picture(page, `inbox-${role}`)
      const others = await ask(page, 'GET', '/api/v1/accounts')
      assert.equal(others.status, 403)
      assert.deepEqual(complaints, [])
    }
  })

  it('hear again of what happens after the gateway was killed', { skip: !process.env.DUBAN_GATEWAY_PID }, async () => {
    const { page } = await visit(browser)
    await signIn(page, undefined, undefined, '/admin')
    await page.getByText('页面与系统保持联系').waitFor()

    process.kill(Number(process.env.DUBAN_GATEWAY_PID), 'SIGKILL')
    await page.getByText('页面暂时收不到变化').waitFor()
    await picture(page, 'stream-away')
    await page.getByText('页面与系统保持联系').waitFor({ timeout: 120_000 })

    const { lastEndedDay } = await call(page, 'GET', '/api/v1/calendar')
    const day = nextDay(lastEndedDay)
    await call(page, 'POST', '/api/v1/calendar/advance', { through: day })
    const said = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
    await page.locator('h1').filter({ hasText: `业务日已到${day.slice(0, 4)}年${said}` }).waitFor({ timeout: 60_000 })
  })
})
