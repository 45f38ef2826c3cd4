import { open, visit, signIn, settled, DESK, PHONE, barriers } from './browser.mjs'
const out = process.env.OUT
const [login, password] = [process.env.DUBAN_LOGIN, process.env.DUBAN_PASSWORD]
const paths = (process.env.PATHS ?? '').split(' ')
const view = process.env.VIEW === 'phone' ? PHONE : DESK
const b = await open()
const { page, complaints } = await visit(b, view)
await signIn(page, login, password)
if (process.env.EN) { await page.goto('/today'); await settled(page); await page.evaluate(() => 0) ; const sw = page.getByRole('button', { name: /English|EN/ }).first(); if (await sw.count()) await sw.click() }
for (const p of paths) {
  const began = performance.now()
  await page.goto(p)
  await settled(page)
  const took = Math.round(performance.now() - began)
  await page.waitForTimeout(1200)
  const name = (login + p).replace(/[^A-Za-z0-9]+/g, '_')
  await page.screenshot({ path: `${out}/${name}.png` })
  console.log(p, took + 'ms', await barriers(page))
}
console.log(complaints)
await b.close()
