import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { openPerson, type Person } from './testing/person.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// Every page of the demo company as axe sees it. The pages are those the app's own router knows and the tabs its
// settings offer, so a new one is looked at without a word here.

let sluice: RunningSluice
let browser: Browser
let admin: Person
let inFlight = 0

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice(), openBrowser()])
  admin = openPerson(sluice.url)
  const { people } = await admin.call('identity.demoPeople', {})
  await admin.call('identity.loginAsDemo', {
    memberId: people.find(({ role }) => role.includes('管理员'))!.memberId,
  })
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

interface AppRouter {
  routesByPath: Record<string, { parentRoute: { id: string } }>
  navigate(to: { href: string }): Promise<void>
}

/** Paths of the app, those behind the login apart from those before it. */
async function pathsOf(page: Page): Promise<{ inside: string[]; outside: string[] }> {
  const found = await page.evaluate(() => {
    const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: AppRouter }
    return Object.entries(router.routesByPath).map(([path, route]) => ({
      path,
      parent: route.parentRoute.id,
    }))
  })
  return {
    inside: found.filter(({ parent }) => parent !== '__root__').map(({ path }) => path),
    outside: found.filter(({ parent }) => parent === '__root__').map(({ path }) => path),
  }
}

/** What the parameters of paths stand for in the demo company. */
async function idsOfDemo(): Promise<Record<string, string>> {
  const { items: apps } = await admin.call('app.list', {})
  const { id: appId, forms, reports, dashboards } = await admin.call('app.get', { appId: apps[0]!.id })
  const formId = forms.find(({ hasFlow }) => hasFlow)!.id
  const [{ items: instances }, { items: records }] = await Promise.all([
    admin.call('instance.list', { formId, limit: 1 }),
    admin.call('record.list', { formId, limit: 1 }),
  ])
  return {
    appId,
    formId,
    instanceId: instances[0]!.instanceId,
    recordId: records[0]!.id,
    reportId: reports[0]!.id,
    dashboardId: dashboards[0]!.id,
  }
}

/** Goes there as a link does and waits until nothing is on its way and nothing moves. */
async function open(page: Page, href: string): Promise<void> {
  await page.evaluate((to) => {
    const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: AppRouter }
    return router.navigate({ href: to })
  }, href)
  await settle(page)
}

/** Skeletons and animations that end, counted in the page. */
const stillMoving = `document.querySelectorAll('[aria-busy="true"], .ant-skeleton').length +
  document.getAnimations().filter(({ playState, effect }) =>
    playState === 'running' && effect.getComputedTiming().iterations !== Infinity).length`

async function settle(page: Page): Promise<void> {
  let quiet = 0
  const look = async () => {
    const busy = inFlight + (await page.evaluate<number>(stillMoving))
    quiet = busy === 0 ? quiet + 1 : 0
    return quiet
  }
  await expect.poll(look, { message: `${page.url()} comes to rest` }).toBeGreaterThanOrEqual(3)
}

/** What axe finds, each as one line: page, look, rule, place. */
async function look(
  page: Page,
  name: string,
  scheme: 'light' | 'dark',
  options: RunOptions = {},
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await settle(page)
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
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') inFlight++
  })
  const ended = (request: { resourceType(): string }) => {
    if (request.resourceType() !== 'eventsource') inFlight--
  }
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  await page.addInitScript(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'))
  await page.goto(`${sluice.url}/enter`)
  const { inside, outside } = await pathsOf(page)
  const found: string[] = []
  for (const path of outside) {
    await open(page, path)
    found.push(...(await lookThrough(page, path)))
  }

  const [cookie = '', ...value] = admin.cookie.split('=')
  await context.addCookies([{ name: cookie, value: value.join('='), url: sluice.url }])
  await page.goto(`${sluice.url}/settings`)
  await settle(page)
  const tabs = await page
    .locator('a[href^="/settings/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(tabs.length).toBeGreaterThan(3)
  const ids = await idsOfDemo()
  const pages = [...inside.filter((path) => path !== '/' && !path.startsWith('/settings')), ...new Set(tabs)]
  for (const path of pages) {
    const href = path.replaceAll(/\$(\w+)/g, (_: string, name: string) => {
      const id = ids[name]
      if (!id) throw new Error(`${path}: say in idsOfDemo what $${name} is in the demo company`)
      return id
    })
    await open(page, href)
    found.push(...(await lookThrough(page, path)))
  }
  await context.close()
  expect(found).toEqual([])
})
