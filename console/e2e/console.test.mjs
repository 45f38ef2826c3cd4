import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { barriers, DESK, open, PHONE, picture, settled, signIn, visit } from './browser.mjs'

const PAGES = ['today', 'boards', 'wall', 'letters', 'complaints', 'ledgers', 'rulebook', 'admin', 'admin/mine']
/** Bytes that a first visit may fetch. */
const FIRST_LOAD = 1_500_000

describe('the console', () => {
  let browser
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  it('lets nobody in without an account, and brings back to what was asked for', async () => {
    const { page, complaints } = await visit(browser)
    await page.goto('/letters?state=drafted')
    await page.waitForURL(/\/sign-in\?to=/)

    await page.locator('input[autocomplete=username]').fill('nobody.here')
    await page.locator('input[autocomplete=current-password]').fill('not the password')
    await page.locator('button[type=submit]').click()
    await page.getByRole('alert').filter({ hasText: '账号或密码不对' }).waitFor()

    await signIn(page, undefined, undefined, '/letters?state=drafted')
    await page.waitForURL(/\/letters\?state=drafted/)
    assert.deepEqual(complaints, [])
  })

  it('says first how things are and what waits, with the way to do it', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page)
    await settled(page)

    assert.match(await page.locator('h1').innerText(), /\d/)
    assert.equal(await page.locator('nav.nav a').count(), 8)
    await page.locator('.todo li .btn').first().click()
    await page.waitForURL(/\/(letters|complaints|wall|ledgers)/)
    await page.goBack()
    await page.waitForURL(/\/today/)
    assert.deepEqual(complaints, [])
  })

  it('fetches little for a first look', async () => {
    const { page, context } = await visit(browser)
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    let bytes = 0
    network.on('Network.loadingFinished', (it) => (bytes += it.encodedDataLength))
    await signIn(page)
    await settled(page)
    assert.ok(bytes < FIRST_LOAD, `${bytes} bytes`)
  })

  for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE })) {
    it(`shows every page at a ${size} without barrier, fault or a line cut off`, async () => {
      const { page, complaints } = await visit(browser, viewport)
      await signIn(page)
      const found = []
      for (const path of PAGES) {
        await page.goto(`/${path}`)
        await settled(page)
        for (const barrier of await barriers(page)) found.push(`${path} ${barrier}`)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (wide > 0) found.push(`${path} is ${wide} px too wide`)
        await picture(page, `${path.replace('/', '-')}-${size}`)
      }
      assert.deepEqual(found, [])
      assert.deepEqual(complaints, [])
    })
  }

  it('is read in English, too', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page)
    await page.getByRole('button', { name: 'English' }).click()
    for (const path of PAGES) {
      await page.goto(`/${path}`)
      await page.locator('#main h1').waitFor()
      assert.doesNotMatch(await page.locator('nav.nav').innerText(), /\p{Script=Han}/u)
    }
    assert.deepEqual(complaints, [])
  })

  it('invites a colleague, who chooses a password and signs in', async () => {
    const admin = await visit(browser)
    await signIn(admin.page, undefined, undefined, '/admin')
    const login = `wang.${Date.now()}`
    await admin.page.getByRole('button', { name: '邀请', exact: true }).click()
    const dialog = admin.page.getByRole('dialog')
    await dialog.getByLabel('账号', { exact: true }).fill(login)
    await dialog.getByLabel('姓名').fill('王工')
    await dialog.getByLabel('职务').fill('科员')
    await dialog.getByRole('button', { name: '邀请', exact: true }).click()
    const link = await admin.page.locator('.once input').inputValue()

    const guest = await visit(browser)
    await guest.page.goto(link)
    await guest.page.getByText('王工').waitFor()
    const [first, again] = await guest.page.locator('input[autocomplete=new-password]').all()
    await first.fill('short')
    await guest.page.getByText('还差7个字符').waitFor()
    await first.fill('willows by the Yi river')
    await again.fill('willows by the Yi river')
    await guest.page.getByRole('button', { name: '设好密码' }).click()
    await guest.page.getByRole('link', { name: '去登录' }).click()
    await guest.page.locator('input[autocomplete=current-password]').fill('willows by the Yi river')
    await guest.page.locator('button[type=submit]').click()
    await guest.page.waitForURL(/\/today/)

    await guest.page.goto(link)
    await guest.page.getByRole('alert').filter({ hasText: '已经用过' }).waitFor()
    assert.deepEqual([...admin.complaints, ...guest.complaints], [])
  })

  it('is reached by keys alone', async () => {
    const { page } = await visit(browser)
    await signIn(page)
    await settled(page)
    await page.keyboard.press('/')
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'search')
    await page.keyboard.press('Escape')
    await page.evaluate(() => document.activeElement?.blur())
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '键盘' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('2')
    await page.waitForURL(/\/boards/)
  })
})
