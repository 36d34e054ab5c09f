import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import type { watchRest } from './page-tour.ts'

/** A page and the wait for its rest. */
export interface Watched {
  page: Page
  rest: ReturnType<typeof watchRest>
}

/** Brings axe into every document that the page will show. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'))
}

/** What axe finds, each as one line: page, look, rule, place. */
async function look(
  { page, rest }: Watched,
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
    nodes
      .filter(({ html }) => !isExcused(id, html))
      .map(({ target, html }) => `${name} ${scheme}: ${id} at ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}

/** The drawn list of a choice is scrolled by the keys of its field, which keeps the focus. */
function isExcused(rule: string, html: string): boolean {
  return rule === 'scrollable-region-focusable' && html.includes('ant-select-dropdown-list-holder')
}

/** Controls inside controls: the keyboard stops twice, and a reader is told of two things. */
const nested = `[...document.querySelectorAll('a button, a a, button a, button button')].map(({ outerHTML }) => outerHTML.slice(0, 160))`

/**
 * Everything in the light; only colours differ in the dark.
 * @param where `above` the page: what opens from a control belongs to it and to no part of the page
 */
export async function lookTwice(
  watched: Watched,
  name: string,
  where: 'page' | 'above' = 'page',
): Promise<string[]> {
  const light = await look(
    watched,
    name,
    'light',
    where === 'above' ? { rules: { region: { enabled: false } } } : {},
  )
  const inside = await watched.page.evaluate<string[]>(nested)
  return [
    ...light,
    ...inside.map((html) => `${name}: a control inside a control ${html}`),
    ...(await look(watched, name, 'dark', { runOnly: ['color-contrast'] })),
  ]
}
