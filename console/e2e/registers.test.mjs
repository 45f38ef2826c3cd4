import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { barriers, DESK, open, PHONE, picture, settled, signIn, visit } from './browser.mjs'

describe('the register', () => {
  const run = Date.now()
  const name = `南坊花园${run}（测试）`
  const company = `示例物业${run}（测试）`
  let browser
  before(async () => {
    browser = await open()
  })
  after(() => browser?.close())

  it('takes an estate that a link names, with the errors at their fields, and finds it', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, `/admin?tab=estates&new=${encodeURIComponent(name)}`)
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    assert.equal(await dialog.getByLabel('名称').first().inputValue(), name)
    await dialog.getByText('还差：').waitFor()

    await dialog.getByLabel('编号').fill('E1')
    await dialog.getByLabel('街道').selectOption({ label: '兰山区 兰山街道' })
    await dialog.getByLabel('户数').fill('-5')
    await dialog.getByLabel('物业企业代码').fill(`CO${run}`)
    await dialog.getByLabel('物业企业名称').fill(company)
    await dialog.getByRole('button', { name: '登记小区' }).click()
    await dialog.locator('input[type=number][aria-invalid=true]').waitFor()
    assert.equal(await dialog.getByLabel('物业企业名称').inputValue(), company)
    await dialog.getByLabel('户数').fill('0')
    await dialog.getByRole('button', { name: '登记小区' }).click()
    await dialog.getByText('这个编号已登记为“小区1”').waitFor()

    await dialog.getByLabel('编号').fill(`E${run}`)
    await dialog.getByRole('button', { name: '登记小区' }).click()
    await page.getByText(`✓ ${name}，已登记`).waitFor()
    await page.waitForURL((url) => url.searchParams.get('q') === name && !url.searchParams.has('new'))
    const row = page.getByRole('row').filter({ hasText: name })
    await row.getByText('户数为0').waitFor()
    assert.deepEqual(complaints, [])
  })

  it('finds an estate by its company and corrects it, with what follows said before', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/admin?tab=estates')
    await settled(page)
    const search = page.getByLabel('按小区或企业名称查找')
    await search.fill(company)
    await search.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === company)
    const row = page.getByRole('row').filter({ hasText: name })
    await row.getByRole('button', { name: `更正：${name}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('街道').selectOption({ label: '兰山区 柳青街道' })
    await dialog.getByLabel('户数').fill('860')
    await dialog.getByText('从下一次截榜起按新的街道、户数计').waitFor()
    await picture(page, 'register-correct')
    await dialog.getByRole('button', { name: '更正' }).click()
    await page.getByText(`✓ ${name}，已登记`).waitFor()
    await row.getByText('柳青街道').waitFor()
    await row.getByText('860').waitFor()

    const filters = page.locator('.filters select')
    await filters.nth(0).selectOption({ label: '兰山区' })
    await filters.nth(1).selectOption({ label: '兰山街道' })
    await page.getByText('没有符合条件的小区').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByRole('row').filter({ hasText: 'E1' }).first().waitFor()
    assert.deepEqual(complaints, [])
  })

  it('tries a table line by line and stores what can be', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/admin?tab=estates')
    await settled(page)
    await page.getByRole('button', { name: '导入', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const table = [
      '小区编号,小区名称,街道,户数,物业企业代码,物业企业名称',
      `T${run},表中小区${run}（测试）,柳青街道,120,CO${run},${company}`,
      `T${run}-2,没有街道（测试）,某街道,120,CO${run},${company}`,
    ].join('\n')
    await dialog.locator('input[type=file]').setInputFiles({ name: '小区.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await dialog.getByText('试导入结果').waitFor()
    await dialog.getByText('有误1行').waitFor()
    await dialog.locator('.verdicts .wrong').first().waitFor()
    await dialog.getByRole('button', { name: '导入1行' }).click()
    await dialog.getByText('导入结果').waitFor()
    await dialog.getByRole('button', { name: '关闭' }).last().click()

    await page.getByLabel('按小区或企业名称查找').fill(`表中小区${run}`)
    await page.getByLabel('按小区或企业名称查找').press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('row').filter({ hasText: `表中小区${run}` }).waitFor()
    assert.deepEqual(complaints, [])
  })

  it('shows the streets under their county and takes another', async () => {
    const { page, complaints } = await visit(browser)
    await signIn(page, undefined, undefined, '/admin?tab=bodies')
    await settled(page)
    const county = page.getByRole('button', { name: '兰山区', exact: true })
    await county.press('Enter')
    assert.equal(await county.getAttribute('aria-expanded'), 'true')
    await page.getByRole('cell', { name: '柳青街道', exact: true }).waitFor()

    await page.getByRole('button', { name: '登记机构' }).click()
    const dialog = page.getByRole('dialog')
    const street = `白沙埠镇${run}（测试）`
    await dialog.getByLabel('编号').fill(`S${run}`)
    await dialog.getByLabel('名称').fill(street)
    await dialog.getByLabel('上级').selectOption({ label: '兰山区' })
    await dialog.getByLabel('类别').selectOption({ label: '镇' })
    await dialog.getByRole('button', { name: '登记机构' }).click()
    await page.getByText(`✓ ${street}，已登记`).waitFor()
    await page.getByRole('cell', { name: street, exact: true }).waitFor()

    await page.getByRole('button', { name: '更正：兰山街道' }).click()
    await dialog.getByLabel('级别').selectOption({ label: '部门' })
    await dialog.getByRole('button', { name: '更正' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
    assert.deepEqual(complaints, [])
  })

  for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE, narrow: { width: 1280, height: 800 } })) {
    it(`is read at a ${size} without barrier or a line cut off`, async () => {
      const { page, complaints } = await visit(browser, viewport)
      await signIn(page)
      const found = []
      for (const part of ['estates', 'bodies', 'estates&new=示例花园']) {
        await page.goto(`/admin?tab=${part}`)
        await settled(page)
        if (part.includes('new')) await page.getByRole('dialog').waitFor()
        if (part === 'bodies') await page.getByRole('button', { name: '兰山区', exact: true }).click()
        for (const barrier of await barriers(page)) found.push(`${part} ${barrier}`)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (wide > 0) found.push(`${part} is ${wide} px too wide`)
        await picture(page, `register-${part.replaceAll(/[^a-z]/g, '-')}-${size}`)
      }
      assert.deepEqual(found, [])
      assert.deepEqual(complaints, [])
    })
  }
})
