import type { Page } from 'playwright-core'

/** Something on the screen that says it opens something. */
export interface Opener {
  /** The same for the same button of every line of a list, and for the same thing drawn anew. */
  key: string
  kind: 'menu' | 'dialog' | 'choice' | 'row'
  name: string
}

/** Floats above the page: what is opened closes before the page goes on. */
const layers =
  'dialog[open], [role="dialog"], [role="alertdialog"], .ant-popover, .ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown, .ant-cascader-dropdown'

/**
 * Whether each place of each page that offers a choice is opened (`npm run soak accessible`), or one of each look: what opens
 * is drawn by the same few parts everywhere.
 */
export const everyChoice = process.env.SLUICE_AXE === 'all'

/**
 * Runs in the page: what opens something in the newest layer, by key. What stands in lines of a list, and choices, are
 * told by their place alone, so that one of a hundred is found.
 */
const inPage = `(() => {
  const isSeen = (element) => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    return box.width > 0 && box.height > 0 && style.visibility !== 'hidden'
  }
  const layers = [...document.querySelectorAll(${JSON.stringify(layers)})].filter(isSeen)
  const top = layers.at(-1)
  const root = top ?? document.getElementById('root')
  const line = 'tr, li, [role="row"], [role="listitem"], [role="treeitem"], [role="option"]'
  const nameOf = (element) =>
    (element.getAttribute('aria-label') || element.textContent || element.getAttribute('placeholder') || '').trim().slice(0, 30)
  const classesOf = (element) => [...element.classList].filter((one) => !/-(active|focused|selected|hover|open)$/.test(one)).join('.')
  const placeOf = (element) => {
    if (!${everyChoice} && kindOf(element) === 'choice')
      return classesOf(element.closest('.ant-select, .ant-picker, .ant-cascader, .ant-select-auto-complete') ?? element)
    const steps = []
    for (let at = element; at && at !== root; at = at.parentElement) steps.push(at.tagName + '.' + classesOf(at))
    return steps.join('<')
  }
  const kindOf = (element) => {
    if (element.matches('[aria-haspopup="menu"], [aria-haspopup="true"]')) return 'menu'
    if (element.matches('[aria-haspopup="dialog"]')) return 'dialog'
    return element.matches('[role="row"]') ? 'row' : 'choice'
  }
  const openers = [...root.querySelectorAll('[aria-haspopup="menu"], [aria-haspopup="true"], [aria-haspopup="dialog"], [role="combobox"], .ant-picker input')]
  // The first line below the head of each grid.
  for (const grid of root.querySelectorAll('[role="grid"]')) {
    const row = grid.querySelectorAll('[role="row"]')[1]
    if (row) openers.push(row)
  }
  const found = new Map()
  for (const element of openers) {
    if (!isSeen(element) || getComputedStyle(element).pointerEvents === 'none' || element.closest('[disabled], [aria-disabled="true"]')) continue
    const kind = kindOf(element)
    const isMany = kind === 'row' || kind === 'choice' || (!element.matches('[role="menuitem"]') && element.closest(line))
    const frame = element.closest('header, nav') && !top ? 'frame' : 'page'
    const key = [frame, kind, placeOf(element), isMany ? '' : nameOf(element)].join(' | ')
    if (!found.has(key)) found.set(key, { element, kind, name: nameOf(element) })
  }
  return found
})()`

/** What opens something in the newest layer, each kind of it once. */
export function openersOf(page: Page): Promise<Opener[]> {
  return page.evaluate<Opener[]>(`[...${inPage}].map(([key, { kind, name }]) => ({ key, kind, name }))`)
}

/** Opens it; false when it is no longer there. @throws when something lies over it */
export async function openBy(page: Page, { key, kind }: Opener): Promise<boolean> {
  const isThere = await page.evaluate<boolean>(
    `(() => {
      for (const one of document.querySelectorAll('[data-opener]')) one.removeAttribute('data-opener')
      const found = ${inPage}.get(${JSON.stringify(key)})
      found?.element.setAttribute('data-opener', '')
      return found !== undefined
    })()`,
  )
  if (!isThere) return false
  const opener = page.locator('[data-opener]')
  // A choice is the field in a box that takes the click for it.
  await (kind === 'row'
    ? opener.click({ position: { x: 120, y: 12 }, timeout: 5000 })
    : opener.click({ force: kind === 'choice', timeout: 5000 }))
  return true
}

/** How many layers lie above the page. */
export function countLayers(page: Page): Promise<number> {
  return page.evaluate<number>(
    `[...document.querySelectorAll(${JSON.stringify(layers)})].filter((one) => {
      const box = one.getBoundingClientRect()
      return box.width > 0 && box.height > 0 && getComputedStyle(one).visibility !== 'hidden'
    }).length`,
  )
}
