import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { barriers, open, PHONE, picture, settled, signIn, visit } from './browser.mjs'

describe('the boards', () => {
  let browser
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  it('say first how many are listed and what follows, and where the cut is', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/boards')
    await page.locator('.row').first().waitFor()
    assert.match(await page.locator('h1').innerText(), /\d+个(小区上榜|街道|县区)|无人上榜/)
    assert.match(await page.locator('.cut').innerText(), /^上榜线/)
    assert.deepEqual(complaints, [])
  })

  it('move by arrows, keep the chosen one in the address, and show its arithmetic', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/boards')
    await page.locator('.row').first().waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('ArrowDown')
    await page.waitForURL(/subject=/)
    const chosen = await page.locator('[aria-selected=true] .name').innerText()
    assert.equal(await page.locator('aside h2').innerText(), chosen)
    await page.locator('aside').getByText('计入件数，').waitFor()
    await page.reload()
    await page.locator('[aria-selected=true]').waitFor()
    assert.equal(await page.locator('[aria-selected=true] .name').innerText(), chosen)
    assert.deepEqual(complaints, [])
  })

  it('work their fingerprint out again', async () => {
    const { page } = await visit(browser)
    await signIn(page, undefined, undefined, '/boards')
    await page.getByRole('button', { name: '核验' }).click()
    await page.getByText('核验一致').waitFor()
  })

  it('are saved as files', async () => {
    const { page } = await visit(browser)
    await signIn(page, undefined, undefined, '/boards')
    await page.getByText('导出', { exact: true }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV 表格' }).click()])
    assert.match(file.suggestedFilename(), /\.csv$/)
    assert.match(await readFile(await file.path(), 'utf8'), /名次/)
  })

  it('show all rows of a large board without drawing them all', async () => {
    const { page } = await visit(browser)
    await signIn(page, undefined, undefined, '/boards')
    await page.getByRole('button', { name: /^看全部/ }).click()
    await page.waitForURL(/show=all/)
    await page.locator('.row').first().waitFor()
    const all = Number(await page.getByRole('grid').getAttribute('aria-rowcount'))
    assert.ok(all <= 200 || (await page.locator('.row').count()) < 100)
  })

  it('show every ranking at a desk and a phone without a barrier or a line cut off', async () => {
    for (const viewport of [{ width: 1280, height: 800 }, PHONE]) {
      const { page, complaints } = await visit(browser, viewport)
      await signIn(page, undefined, undefined, '/boards')
      await page.locator('.row').first().waitFor()
      const rankings = await page.locator('.pick select').first().locator('option').evaluateAll((all) => all.map((each) => each.value))
      for (const ranking of rankings) {
        await page.goto(`/boards?ranking=${ranking}`)
        await settled(page)
        assert.deepEqual(await barriers(page), [], ranking)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        assert.equal(wide, 0, ranking)
        await picture(page, `boards-${ranking}-${viewport.width}`)
      }
      assert.deepEqual(complaints, [])
    }
  })
})

describe('the rulebook', () => {
  let browser
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  it('is tried before it is adopted, and adopts nothing by itself', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/rulebook')
    await page.getByText('还差：改动').first().waitFor()
    const places = page.locator('.sentence label', { hasText: '列入名次' }).first().locator('input')
    await places.fill('20')
    await places.blur()
    await page.getByText('校验通过，没有错误').waitFor()
    await page.getByText('还差：按现在的改动推演').waitFor()
    await page.getByRole('button', { name: '推演', exact: true }).click()
    await page.locator('.say').filter({ hasText: '若按前20名' }).waitFor()
    await page.getByText('还差：修改依据').waitFor()
    assert.deepEqual(await barriers(page), [])
    await picture(page, 'rulebook-tried')

    await page.getByRole('button', { name: '恢复现行规则' }).click()
    await page.getByText('还差：改动').first().waitFor()
    assert.deepEqual(complaints, [])
  })

  it('names clause, place and reason of an error', async () => {
    const { page } = await visit(browser)
    await signIn(page, undefined, undefined, '/rulebook')
    const places = page.locator('.sentence label', { hasText: '列入名次' }).first().locator('input')
    await places.fill('70')
    await places.blur()
    await page.locator('.verdict').filter({ hasText: '并列时最多列入：应为70至' }).waitFor()
  })
})
