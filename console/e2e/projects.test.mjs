import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { barriers, call, DESK, nextDay, open, PHONE, picture, plus, settled, signIn, visit } from './browser.mjs'

describe('the wall and the ledgers', () => {
  const run = Date.now()
  const name = `北园片区${run}（测试）`
  let browser
  let today
  let county
  before(async () => {
    browser = await open()
    const { page } = await visit(browser)
    await signIn(page)
    const calendar = await call(page, 'GET', '/api/v1/calendar')
    today = nextDay(calendar.lastEndedDay)
    county = (await call(page, 'GET', '/api/v1/bodies?level=county&limit=1')).items[0]
    await call(page, 'PUT', `/api/v1/projects/E2E-${run}`, {
      kind: 'SHANTYTOWN',
      name,
      county: county.code,
      provincialLedger: true,
      year: Number(today.slice(0, 4)),
      milestones: [
        { stage: 'START', due: plus(today, 20) },
        { stage: 'DELIVERY', due: `${today.slice(0, 4)}-12-31` },
      ],
    })
  })
  after(() => browser?.close())

  it('show a project over its stages, and take what was done with the errors at their fields', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, `/wall?q=${run}`)
    await settled(page)
    assert.match(await page.locator('.first').innerText(), /年底前应交付.*\d+.*个项目/)
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('heading', { name }).waitFor()

    await page.getByRole('button', { name: '报完成' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('完成日期').fill('2000-01-01')
    await dialog.getByText('还差：佐证').waitFor()
    await dialog.getByLabel('佐证').fill('开工令')
    await dialog.getByRole('button', { name: '报完成' }).click()
    await dialog.getByRole('alert').waitFor()
    assert.equal(await dialog.getByLabel('完成日期').getAttribute('aria-invalid'), 'true')
    await dialog.getByLabel('完成日期').fill(today)
    await dialog.getByRole('button', { name: '报完成' }).click()
    await page.getByText('✓ 已登记').waitFor()
    await page.getByText('按期完成').waitFor()

    await page.getByRole('button', { name: '记一次复核' }).click()
    await dialog.getByLabel('完成比例').fill('40')
    await dialog.getByRole('button', { name: '记一次复核' }).click()
    await page.getByText('完成40%').first().waitFor()
    assert.deepEqual(await barriers(page), [])
    assert.deepEqual(complaints, [])
  })

  it('keep what is shown in the address', async () => {
    const { page } = await visit(browser)
    await signIn(page, undefined, undefined, '/wall')
    await settled(page)
    await page.getByRole('button', { name: /只看逾期/ }).click()
    await page.waitForURL(/overdue=true/)
    await page.goto('/wall?q=nothing-has-this-name')
    await page.getByText('没有符合条件的项目').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).last().click()
    await page.waitForURL((url) => url.search === '')
  })

  it('try a file before it is stored, and let a task be written off in its row', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/ledgers?tab=tasks')
    await settled(page)
    await page.getByRole('button', { name: '导入', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const title = `建立整治台账${run}（测试）`
    const table = [
      '任务编号,县区,清单,任务内容,完成时限,责任主体',
      `RW-${run},${county.name},任务清单,${title},${plus(today, 10)},县区专班`,
      `RW-${run}-2,${county.name},任务清单,没有时限（测试）,某日,县区专班`,
    ].join('\n')
    await dialog.locator('input[type=file]').setInputFiles({ name: '任务.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await dialog.getByText('试导入结果').waitFor()
    await dialog.getByText('有误1行').waitFor()
    await dialog.getByText('完成时限：').waitFor()
    await picture(page, 'import')
    await dialog.getByRole('button', { name: '导入1行' }).click()
    await dialog.getByText('导入结果').waitFor()
    await dialog.getByRole('button', { name: '关闭' }).last().click()

    const row = page.getByRole('row').filter({ hasText: title })
    await row.getByRole('button', { name: '销号' }).click()
    const form = page.locator('tr.under form')
    await form.getByRole('button', { name: '销号' }).click()
    await page.getByText(`✓ ${title}，已登记`).waitFor()
    assert.deepEqual(complaints, [])
  })

  for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE, narrow: { width: 1280, height: 800 } })) {
    it(`show every ledger at a ${size} without barrier or a line cut off`, async () => {
      const { page, complaints } = await visit(browser, viewport)
      await signIn(page)
      const found = []
      for (const path of ['wall?project=E2E-' + run, ...['tasks', 'reviews', 'submissions', 'records', 'indicators'].map((it) => `ledgers?tab=${it}`)]) {
        await page.goto(`/${path}`)
        await settled(page)
        for (const barrier of await barriers(page)) found.push(`${path} ${barrier}`)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (wide > 0) found.push(`${path} is ${wide} px too wide`)
        await picture(page, `${path.replaceAll(/[?=]/g, '-')}-${size}`)
      }
      assert.deepEqual(found, [])
      assert.deepEqual(complaints, [])
    })
  }
})
