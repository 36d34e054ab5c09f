import { systemFormIds } from '@sluice/contract'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// A report over what the system keeps, made by dragging, on the tasks of the demo company.

let sluice: RunningSluice
let browser: Browser
beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

/** Drags as a hand does: press, move in steps, let go. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('Nothing to drag, or nowhere to drop it')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 })
  await page.mouse.up()
}

test('[N4.1] a report of the mean minutes that tasks waited, by node and month, is made by dragging', async () => {
  const { page, problems } = await openWindow(browser)
  page.setDefaultTimeout(30_000)
  await page.goto(`${sluice.url}/enter`)
  await page.getByRole('button', { name: /周敏/ }).click()
  await page.waitForURL('**/workbench')
  // Before that the server has said that nobody is signed in.
  problems.length = 0
  // The app that holds what the system keeps is listed like any.
  await page.goto(`${sluice.url}/apps`)
  await page
    .getByRole('link', { name: /工作区/ })
    .first()
    .click()
  await page.waitForURL(/\/apps\/[0-9a-f-]{36}$/)
  await page.goto(`${page.url()}/reports/new?formId=${systemFormIds.task}`)
  await page.getByRole('textbox', { name: '名称' }).fill('各节点平均等待')
  const field = (name: string) => page.getByRole('button', { name, exact: true })
  await drag(page, field('节点'), page.getByTestId('shelf-rows'))
  await drag(page, field('到达时间'), page.getByTestId('shelf-columns'))
  await drag(page, field('等待分钟'), page.getByTestId('shelf-values'))
  await page.getByTestId('shelf-values').getByRole('button', { name: '合计' }).click()
  await page.getByRole('menuitem', { name: '平均' }).click()
  const answer = page.waitForResponse(
    (response) => response.url().endsWith('/api/reports/run') && response.status() === 200,
  )
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/)
  const { columns, rows } = await (await answer).json()
  expect(columns.map(({ name }: { name: string }) => name)).toEqual([
    '节点',
    '到达时间',
    expect.stringContaining('等待分钟'),
  ])
  expect(columns[1].bucket).toBe('month')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some(({ values }: { values: unknown[] }) => typeof values[0] === 'number')).toBe(true)
  await page.getByText('财务复核').first().waitFor()
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('各节点平均等待')
  expect(problems).toEqual([])
})
