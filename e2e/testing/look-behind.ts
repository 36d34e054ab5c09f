import { lookTwice, type Watched } from './axe-look.ts'
import { countLayers, everyChoice, type Opener, openBy, openersOf } from './openers.ts'

/** So deep things lie in each other: a menu of a sheet of a page. */
const deepest = 2

/** What is there now, and what lies behind its tabs. */
export async function lookThrough(watched: Watched, name: string): Promise<string[]> {
  const found = await lookTwice(watched, name)
  const tabs = watched.page.locator('[role="tab"]')
  for (let index = 1; index < (await tabs.count()); index++) {
    const tab = tabs.nth(index)
    await tab.click()
    found.push(...(await lookTwice(watched, `${name} ${await tab.textContent()}`)))
  }
  return found
}

/**
 * What opens from here, each kind of thing once, and what opens from that: menus and the dialogs behind their items,
 * dialogs, sheets, panels, choices, what a line of a list shows.
 * @param known keys of what was looked at before; grows
 */
export async function lookBehind(
  watched: Watched,
  name: string,
  known: Set<string>,
  depth = 0,
): Promise<string[]> {
  const found: string[] = []
  const [page] = name.split(' › ')
  for (const opener of await openersOf(watched.page)) {
    const isAnywhere = opener.key.startsWith('frame') || (opener.kind === 'choice' && !everyChoice)
    const key = isAnywhere ? opener.key : `${page} ${opener.key}`
    if (known.has(key)) continue
    known.add(key)
    found.push(...(await lookInto(watched, name, opener, known, depth, await countLayers(watched.page))))
  }
  return found
}

async function lookInto(
  watched: Watched,
  name: string,
  opener: Opener,
  known: Set<string>,
  depth: number,
  /** Layers that stay when it closes; a menu goes with the click on its item. */
  before: number,
): Promise<string[]> {
  const { page, rest } = watched
  const href = page.url()
  const label = `${name} › ${opener.name}`
  const isOpen = await openBy(page, opener).catch((error: Error) => error)
  if (isOpen instanceof Error) return [`${label}: cannot be clicked: ${isOpen.message}`]
  if (!isOpen) return []
  await rest.settle()
  const found = await lookTwice(watched, label, 'above')
  if (opener.kind === 'menu') {
    for (const item of (await openersOf(page)).filter(({ kind }) => kind === 'dialog')) {
      if ((await countLayers(page)) === before) await openBy(page, opener)
      await rest.settle()
      found.push(...(await lookInto(watched, label, item, known, depth + 1, before)))
    }
  } else if (opener.kind !== 'choice' && depth < deepest && (await countLayers(page)) > before) {
    found.push(...(await lookBehind(watched, label, known, depth + 1)))
  }
  for (let tries = 0; tries < 3 && (await countLayers(page)) > before; tries++) {
    await page.keyboard.press('Escape')
    await rest.settle()
  }
  if ((await countLayers(page)) > before) found.push(`${label}: Escape does not close it`)
  if ((await countLayers(page)) > before || page.url() !== href) {
    await page.goto(href)
    await rest.settle()
  }
  return found
}
