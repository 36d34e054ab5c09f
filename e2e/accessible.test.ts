import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAxe } from './testing/axe-look.ts'
import { lookBehind, lookThrough } from './testing/look-behind.ts'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { demoAdministrator, hrefOf, idsOfDemo, pathsOf, watchRest } from './testing/page-tour.ts'
import type { Person } from './testing/person.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// Every page of the demo company as axe sees it. The pages are those the app's own router knows and the tabs its
// settings offer, and what opens on them is what says that it opens something, so a new one is looked at without a word here.

let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice(), openBrowser()])
  admin = await demoAdministrator(sluice.url)
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

/** A window in which nobody is signed in, with axe in its documents. */
async function openWatched(options: Parameters<typeof openWindow>[1] = {}) {
  const { page, context } = await openWindow(browser, options)
  const watched = { page, rest: watchRest(page) }
  await bringAxe(page)
  await page.goto(`${sluice.url}/enter`)
  return { ...watched, context }
}

/** Signs the administrator of the demo company in. @returns every page there is, with ids of the demo company */
async function goIn({ page, rest, context }: Awaited<ReturnType<typeof openWatched>>): Promise<string[][]> {
  const { inside } = await pathsOf(page)
  const [cookie = '', ...value] = admin.cookie.split('=')
  await context.addCookies([{ name: cookie, value: value.join('='), url: sluice.url }])
  await page.goto(`${sluice.url}/settings`)
  await rest.settle()
  const tabs = await page
    .locator('a[href^="/settings/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(tabs.length).toBeGreaterThan(3)
  const ids = await idsOfDemo(admin)
  const pages = [...inside.filter((path) => path !== '/' && !path.startsWith('/settings')), ...new Set(tabs)]
  return pages.map((path) => [path, hrefOf(path, ids)])
}

test('[7.B25] axe finds nothing on any page of the app, light and dark', async () => {
  const watched = await openWatched()
  const { page, rest, context } = watched
  const found: string[] = []
  for (const path of (await pathsOf(page)).outside) {
    await rest.open(path)
    found.push(...(await lookThrough(watched, path)))
  }
  for (const [path = '', href = ''] of await goIn(watched)) {
    await rest.open(href)
    found.push(...(await lookThrough(watched, path)))
  }
  await context.close()
  expect(found).toEqual([])
})

test.each([
  ['a desktop', {}],
  ['a phone', { width: 390, height: 844 }],
])('[7.B25] axe finds nothing in what opens on any page, light and dark, on %s', async (_, options) => {
  const watched = await openWatched(options)
  const { page, rest, context } = watched
  const known = new Set<string>()
  const found: string[] = []
  for (const path of (await pathsOf(page)).outside) {
    await rest.open(path)
    found.push(...(await lookBehind(watched, path, known)))
  }
  for (const [path = '', href = ''] of await goIn(watched)) {
    await rest.open(href)
    found.push(...(await lookBehind(watched, path, known)))
  }
  await context.close()
  expect(found).toEqual([])
  expect(known.size).toBeGreaterThan(80)
})
