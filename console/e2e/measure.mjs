// How fast the pages are for a reader: DUBAN_URL, DUBAN_LOGIN and DUBAN_PASSWORD name a running system and an account.
import { DESK, open, settled, signIn, visit } from './browser.mjs'

const SECONDS = 4

/** What the network brought while something was done. */
async function bytesOf(network, act) {
  let bytes = 0
  const add = (it) => (bytes += it.encodedDataLength)
  network.on('Network.loadingFinished', add)
  await act()
  network.off('Network.loadingFinished', add)
  return bytes
}

/** Frames a second while the tallest scrolling part of a page moves down a screen a second. */
async function framesOf(page) {
  return page.evaluate(async (seconds) => {
    const parts = [...document.querySelectorAll('#main, #main *')].filter(
      (it) => it.scrollHeight > it.clientHeight + 200 && /auto|scroll/.test(getComputedStyle(it).overflowY),
    )
    const part = parts.sort((a, b) => b.scrollHeight - a.scrollHeight)[0]
    if (!part) return undefined
    const tall = part.scrollHeight
    let frames = 0
    const began = performance.now()
    for (let now = began; now - began < seconds * 1000; frames++) {
      now = await new Promise((resolve) => requestAnimationFrame(resolve))
      part.scrollTop = (((now - began) / 1000) * part.clientHeight) % (tall - part.clientHeight)
    }
    return { frames: Math.round((frames * 1000) / (performance.now() - began)), height: tall }
  }, SECONDS)
}

const browser = await open()
const { page, context } = await visit(browser, DESK)
// Asked from outside, it would be as late as the question.
await context.addInitScript(() => {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.todo li')) return
    globalThis.said = performance.now()
    observer.disconnect()
  }).observe(document, { subtree: true, childList: true })
})
const network = await context.newCDPSession(page)
await network.send('Network.enable')
const say = (what, measured, goal) => console.log(`| ${what} | ${measured} | ${goal} |`)

const first = await bytesOf(network, async () => {
  await signIn(page)
  await settled(page)
})
say('bytes until the home page stands, nothing kept from before', `${(first / 1e6).toFixed(2)} MB`, '1.5 MB')
const times = []
for (let at = 0; at < 5; at++) {
  const again = await bytesOf(network, async () => {
    await page.goto('/today')
    await page.locator('.todo li').first().waitFor()
    times.push(await page.evaluate(() => globalThis.said))
    await settled(page)
  })
  if (at === 4) say('bytes of the home page later', `${(again / 1e3).toFixed(0)} kB`, '50 kB')
}
say('until the home page says what waits', `${Math.round(times.sort((a, b) => a - b)[2])} ms`, '1,000 ms')
for (const path of ['/boards?show=all', '/wall?whole=true']) {
  await page.goto(path)
  await settled(page)
  await page.waitForTimeout(3000)
  const found = await framesOf(page)
  say(`frames a second while ${path} scrolls`, found ? `${found.frames} (${found.height} px tall)` : 'nothing to scroll', '50')
}
await browser.close()
