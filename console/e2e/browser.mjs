// A browser on a running system: DUBAN_URL, DUBAN_LOGIN, DUBAN_PASSWORD, and DUBAN_CHROMIUM or one on the path.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

export const URL_OF_SYSTEM = needed('DUBAN_URL')
export const LOGIN = needed('DUBAN_LOGIN')
export const PASSWORD = needed('DUBAN_PASSWORD')
export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PICTURES = process.env.DUBAN_PICTURES

function needed(name) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

function program() {
  if (process.env.DUBAN_CHROMIUM) return process.env.DUBAN_CHROMIUM
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {
      // The next one.
    }
  }
  throw new Error('no chromium on the path; install it or let DUBAN_CHROMIUM name one')
}

export async function open() {
  const browser = await chromium.launch({
    executablePath: program(),
    // Chromium has no sandbox for root, as whom containers run.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  return browser
}

/** A fresh browser of a reader of Chinese; whatever its pages complain of is in `complaints`. */
export async function visit(browser, viewport = DESK, zone = 'America/Los_Angeles') {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: zone, baseURL: URL_OF_SYSTEM })
  // The pages' policy lets no script in from outside, so the checker comes with the page.
  await context.addInitScript(AXE)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints = []
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`))
  page.on('console', (message) => {
    // A refusal that a page shows in words is logged by the browser, too.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`${page.url()}: ${message.text()}`)
  })
  return { page, context, complaints }
}

export async function signIn(page, login = LOGIN, password = PASSWORD, at = '/today') {
  await page.goto(at)
  await page.locator('input[autocomplete=username]').fill(login)
  await page.locator('input[autocomplete=current-password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('nav:visible').first().waitFor()
}

/** Calls the API as the page does, with its session; the answer's status and document. */
export async function ask(page, method, path, body) {
  return page.evaluate(
    async ({ method, path, body }) => {
      const token = document.cookie.split('; ').find((it) => it.startsWith('duban-csrf='))?.slice('duban-csrf='.length)
      const answer = await fetch(path, {
        method,
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': token ?? '' },
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      const text = await answer.text()
      return { status: answer.status, body: text ? JSON.parse(text) : undefined }
    },
    { method, path, body },
  )
}

/** The same for a call that must be taken; its document. */
export async function call(page, method, path, body) {
  const answer = await ask(page, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer.body
}

/** So many days after one such as 2022-09-17. */
export const plus = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
export const nextDay = (day) => plus(day, 1)

/** Makes an account through the page of an administrator, and signs somebody in with it. */
export async function colleague(browser, page, role, body, at, viewport) {
  const login = `${role}.${Date.now()}`
  const password = 'willows by the Yi river'
  const account = { login, name: `${role}（测试）`, post: '经办人', role, ...(body ? { body } : {}) }
  const { invitation } = await call(page, 'POST', '/api/v1/accounts', account)
  await call(page, 'POST', `/api/v1/invitations/${invitation}`, { password })
  const visitor = await visit(browser, viewport)
  await signIn(visitor.page, login, password, at)
  return visitor
}

/** Waits until nothing of the page says that it is loading. */
export async function settled(page) {
  await page.locator('#main').waitFor()
  await page.waitForFunction(() => !document.querySelector('#main')?.textContent?.includes('正在取数据'))
}

/** What a reader with a screen reader or poor sight would stumble over. */
export async function barriers(page) {
  // What fades in is pale until it is there.
  await page.evaluate(() => {
    const passing = document.getAnimations().filter((it) => it.effect?.getComputedTiming().iterations !== Infinity)
    return Promise.all(passing.map((it) => it.finished.catch(() => undefined)))
  })
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  return found.violations
    .filter((it) => it.impact === 'serious' || it.impact === 'critical')
    .map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).slice(0, 5).join(' | ')}`)
}

/** Keeps a picture where DUBAN_PICTURES names a folder. */
export async function picture(page, name) {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png` })
}
