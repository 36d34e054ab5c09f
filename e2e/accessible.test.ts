import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { demoAdministrator, hrefOf, idsOfDemo, pathsOf, watchRest } from './testing/page-tour.ts'
import type { Person } from './testing/person.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// Every page of the demo company as axe sees it. The pages are those the app's own router knows and the tabs its
// settings offer, so a new one is looked at without a word here.

let sluice: RunningSluice
let browser: Browser
let admin: Person
/** Of the one page that is looked at. */
let rest: ReturnType<typeof watchRest>

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice(), openBrowser()])
  admin = await demoAdministrator(sluice.url)
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

/** What axe finds, each as one line: page, look, rule, place. */
async function look(
  page: Page,
  name: string,
  scheme: 'light' | 'dark',
  options: RunOptions = {},
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await rest.settle()
  const { violations } = await page.evaluate(
    (run) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(run),
    { resultTypes: ['violations'], ...options } satisfies RunOptions,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${name} ${scheme}: ${id} at ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}

/** Controls inside controls: the keyboard stops twice, and a reader is told of two things. */
const nested = `[...document.querySelectorAll('a button, a a, button a, button button')].map(({ outerHTML }) => outerHTML.slice(0, 160))`

/** Everything in the light; only colours differ in the dark. */
async function lookTwice(page: Page, name: string): Promise<string[]> {
  const light = await look(page, name, 'light')
  const inside = await page.evaluate<string[]>(nested)
  return [
    ...light,
    ...inside.map((html) => `${name}: a control inside a control ${html}`),
    ...(await look(page, name, 'dark', { runOnly: ['color-contrast'] })),
  ]
}

/** A page and what lies behind its tabs. */
async function lookThrough(page: Page, name: string): Promise<string[]> {
  const found = await lookTwice(page, name)
  const tabs = page.locator('[role="tab"]')
  for (let index = 1; index < (await tabs.count()); index++) {
    const tab = tabs.nth(index)
    await tab.click()
    found.push(...(await lookTwice(page, `${name} ${await tab.textContent()}`)))
  }
  return found
}

test('[7.B25] axe finds nothing on any page of the app, light and dark', async () => {
  const { page, context } = await openWindow(browser)
  rest = watchRest(page)
  await page.addInitScript(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'))
  await page.goto(`${sluice.url}/enter`)
  const { inside, outside } = await pathsOf(page)
  const found: string[] = []
  for (const path of outside) {
    await rest.open(path)
    found.push(...(await lookThrough(page, path)))
  }

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
  for (const path of pages) {
    await rest.open(hrefOf(path, ids))
    found.push(...(await lookThrough(page, path)))
  }
  await context.close()
  expect(found).toEqual([])
})
