import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { demoAdministrator, hrefOf, idsOfDemo, pathsOf, watchRest } from './testing/page-tour.ts'
import type { Person } from './testing/person.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// What a program calls things by has no place on a screen. Every page the app's own router knows is read in both
// languages: texts, and the labels and hints that are heard or seen on a pointer.

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

/** What looks like a key, by what it would be. */
const shapes: Record<string, RegExp> = {
  uuid: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i,
  path: /\b[a-z][A-Za-z]*(\.(\d+|[a-z][A-Za-z]*))+\b/,
  snake: /\b[a-z]+(_[a-z0-9]+)+\b/,
  camel: /\b[a-z]+([A-Z][a-z0-9]+)+\b/,
  shouting: /\b[A-Z]{2,}_[A-Z_]+\b|\b(ENTERPRISE|ACTIVE|DISABLED|PENDING|RUNNING|DRAFT|PUBLISHED)\b/,
  object: /\[object \w+\]/,
  nothing: /\b(undefined|null|NaN)\b/,
  placeholder: /\{\{?\w+\}?\}/,
}

/** Where such a text is meant: an address, the number one quotes to an administrator, a file's ending. */
const excused = [
  // Mail addresses and names of hosts and files.
  /\S+@\S+/g,
  // The path of a page, as a mail gives it to where nobody has said what the server is called.
  /(^|\s)\/[\w/-]+/g,
  /(https?:\/\/)?[\w-]+(\.[\w-]+)*\.(com|cn|example|test|local|xlsx|csv|tsv|bpmn|xml|pdf|png|jpg)\b/g,
  /\.(xlsx|csv|tsv|bpmn|sluice\.json)\b/g,
]

/** Texts of the page that a person sees, hears or gets on a pointer; `data-key` marks what is meant as a key. */
const textsOfPage = `(() => {
  const seen = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || parent.closest('script, style, noscript, [data-key]')) continue
    seen.add(node.textContent.trim())
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (element.closest('[data-key]')) continue
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name)
      if (text) seen.add(text.trim())
    }
  }
  return [document.title, ...seen]
})()`

async function rawKeys(page: Page, name: string): Promise<string[]> {
  const texts = await page.evaluate<string[]>(textsOfPage)
  return texts.flatMap((text) => {
    const read = excused.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), text)
    return Object.entries(shapes).flatMap(([shape, pattern]) => {
      // The log shows the number of a request, which one quotes to whoever runs the server.
      if (shape === 'uuid' && name.startsWith('/settings/audit')) return []
      const found = pattern.exec(read)?.[0]
      return found ? [`${name}: ${shape} ${found} in “${text.slice(0, 80)}”`] : []
    })
  })
}

test('the shapes of keys are known, and words are not taken for them', () => {
  const shapeOf = (text: string) => Object.entries(shapes).find(([, pattern]) => pattern.test(text))?.[0]
  const keys = [
    'assignees.0.memberIds',
    'ordered_on',
    'recordId',
    'ENTERPRISE',
    '[object Object]',
    'undefined',
  ]
  for (const key of [...keys, '{name}', '01a229c0-d251-72ab-95a2-cdc5c4459888'])
    expect(shapeOf(key), key).toBeDefined()
  for (const words of [
    'CG2026110048',
    '2026-11-30 08:00',
    'Ctrl K',
    '¥3,520.00',
    'Excel, CSV',
    '第 1 版 · 草稿',
  ])
    expect(shapeOf(words), words).toBeUndefined()
})

test.each(['zh-CN', 'en-US'])('[7.B23] no page of the app shows a raw key (%s)', async (locale) => {
  const { page, context } = await openWindow(browser, { locale })
  const { open, settle } = watchRest(page)
  await page.goto(`${sluice.url}/enter`)
  await settle()
  const { inside, outside } = await pathsOf(page)
  const found: string[] = []
  const look = async (name: string) => {
    found.push(...(await rawKeys(page, name)))
    const tabs = page.locator('[role="tab"]')
    for (let index = 1; index < (await tabs.count()); index++) {
      await tabs.nth(index).click()
      await settle()
      found.push(...(await rawKeys(page, `${name} tab ${index}`)))
    }
  }
  for (const path of outside) {
    await open(path)
    await look(path)
  }
  const [cookie = '', ...value] = admin.cookie.split('=')
  await context.addCookies([{ name: cookie, value: value.join('='), url: sluice.url }])
  await page.goto(`${sluice.url}/settings`)
  await settle()
  const tabs = await page
    .locator('a[href^="/settings/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const ids = await idsOfDemo(admin)
  const pages = [...inside.filter((path) => path !== '/' && !path.startsWith('/settings')), ...new Set(tabs)]
  for (const path of pages) {
    await open(hrefOf(path, ids))
    await look(path)
    // What opens beside a list belongs to its page: the first line of each.
    const row = page.locator('[role="grid"] [role="row"]').nth(1)
    if ((await row.count()) === 0) continue
    await row.click()
    await settle()
    found.push(...(await rawKeys(page, `${path} opened`)))
  }
  await context.close()
  expect([...new Set(found)]).toEqual([])
})
