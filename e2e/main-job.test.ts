import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow, type PersonWindow } from './testing/open-browser.ts'
import { ordersFile } from './testing/orders-file.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// The main job as a person does it: a spreadsheet becomes an app, gets an approval flow, a record travels from the
// applicant to a report. Everything through the browser, on an empty data folder.

let sluice: RunningSluice
let browser: Browser
const windows: PersonWindow[] = []

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

/** Enters as one of the demo people, in a window of their own. */
async function enter(name: string): Promise<Page> {
  const window = await openWindow(browser)
  windows.push(window)
  const { page } = window
  page.setDefaultTimeout(30_000)
  await page.goto(`${sluice.url}/enter`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL('**/workbench')
  return page
}

/** Chooses an entry of the dropdown that is open. */
async function choose(page: Page, name: string | RegExp): Promise<void> {
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: name })
    .first()
    .click()
}

async function importOrders(page: Page): Promise<string> {
  await page.goto(`${sluice.url}/apps/new/import`)
  await page.locator('input[type=file]').setInputFiles(await ordersFile())
  await page.getByLabel('应用名称').fill('订单管理')
  await page.getByLabel('表单名称').fill('订单')
  await page.getByLabel('类型 shipVia', { exact: true }).click()
  await choose(page, /^单选$/)
  await page.getByRole('button', { name: '开始导入' }).click()
  await page.getByText('已导入 830 行').waitFor()
  // Who may use it: everybody fills in.
  await page.getByRole('heading', { name: '谁可以使用这个应用？' }).waitFor()
  await page.getByLabel('所有成员可以做什么').click()
  await choose(page, /^填写/)
  await page.getByRole('button', { name: '保存并打开应用' }).click()
  await page.waitForURL(/\/apps\/[^/]+\/forms\/[^/]+$/)
  await page.getByText('共 830 条').waitFor()
  return new URL(page.url()).pathname
}

/** Freight over 100: head, then finance. Otherwise the head alone. */
async function drawFlow(page: Page, path: string): Promise<void> {
  await page.goto(`${sluice.url}${path}/flow`)
  const plus = page.getByRole('button', { name: '在这里添加步骤' })
  await plus.first().click()
  await page.getByRole('menuitem', { name: /条件分支/ }).click()
  await page.getByRole('button', { name: '添加条件' }).click()
  await page.getByLabel('选择字段').click()
  await page.keyboard.type('freight')
  await choose(page, /^freight$/)
  await page.getByLabel('值', { exact: true }).fill('100')
  // The first branch: head and finance. Its own plus is the first one inside it.
  const branch = page.getByRole('region', { name: '条件 1' })
  await branch.getByRole('button', { name: '在这里添加步骤' }).first().click()
  await page.getByRole('menuitem', { name: /^审批/ }).click()
  await page.getByLabel('名称', { exact: true }).fill('财务复核')
  await page.getByRole('button', { name: '添加处理人' }).click()
  await page.getByRole('menuitem', { name: '角色' }).click()
  await page.getByLabel('选择角色').click()
  await choose(page, /^财务$/)
  // After both branches the department head decides: that step is there from the start.
  await page.getByText('草稿已保存').waitFor()
  await page.getByRole('button', { name: '发布' }).click()
  await page.getByText(/已发布为第 1 版/).waitFor()
}

async function submitOrder(page: Page, path: string, customer: string, freight: string): Promise<void> {
  await page.goto(`${sluice.url}${path}`)
  await page
    .getByRole('button', { name: /^(发起|提交|新建)/ })
    .first()
    .click()
  await page.getByLabel('customerID').last().fill(customer)
  await page.getByLabel('freight').last().fill(freight)
  await page.getByLabel('shipName').last().fill(`川流 ${customer}`)
  await page.getByLabel('shipCountry').last().click()
  await page.keyboard.type('Germany')
  await choose(page, 'Germany')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(提交|发起)/ })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Opens the task of a title on the workbench. */
async function openTask(page: Page, title: string): Promise<void> {
  await page.goto(`${sluice.url}/workbench`)
  await page
    .getByRole('button', { name: new RegExp(title) })
    .first()
    .click()
  await page.getByRole('heading', { name: new RegExp(title) }).waitFor()
}

/** Drags as a hand does: press, move in steps, let go. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('Nothing to drag, or nowhere to drop it')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 })
  await page.mouse.up()
}

async function buildReport(page: Page, path: string): Promise<void> {
  const appPath = path.replace(/\/forms\/.*/, '')
  await page.goto(`${sluice.url}${appPath}/reports/new`)
  await page.getByRole('textbox', { name: '名称' }).fill('各国运费')
  const field = (name: string) => page.getByRole('button', { name, exact: true })
  await drag(page, field('shipCountry'), page.getByTestId('shelf-rows'))
  await drag(page, field('freight'), page.getByTestId('shelf-values'))
  await page.getByText('按shipCountry统计“订单”的freight合计').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}$/)
  await page.getByRole('button', { name: '放到仪表盘' }).click()
  await page.getByRole('menuitem', { name: '新建仪表盘' }).click()
  await page.waitForURL(/\/dashboards\//)
  const chart = page.getByRole('img', { name: /各国运费/ })
  await chart.waitFor()
  // The first bar is the country with the largest freight.
  const bar = chart.locator('svg path[fill="#0E7C86"]').first()
  await bar.click()
  await page.getByText(/的数据$/).waitFor()
}

test('[N1.1] [N3.3] [N4.1] a spreadsheet becomes an app whose records travel through an approval into a report', async () => {
  const admin = await enter('周敏')
  const path = await importOrders(admin)
  await drawFlow(admin, path)

  const applicant = await enter('林晓')
  await submitOrder(applicant, path, 'SLUICE1', '188.5')

  const head = await enter('陈立')
  const finance = await enter('苏瑾')
  await openTask(finance, '川流 SLUICE1')
  await finance.getByRole('button', { name: '退回', exact: true }).click()
  await finance.getByRole('dialog').getByLabel('意见').fill('请核对运费')
  await finance.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await finance.getByText('已退回').first().waitFor()

  await openTask(applicant, '川流 SLUICE1')
  await applicant.getByText('请核对运费').first().waitFor()
  await applicant.getByRole('button', { name: '提交', exact: true }).click()
  await applicant.getByText('已提交').first().waitFor()

  await openTask(finance, '川流 SLUICE1')
  await finance.getByLabel('意见').fill('运费无误')
  await finance.getByRole('button', { name: '同意', exact: true }).click()
  await finance.getByText('已同意').first().waitFor()

  await openTask(head, '川流 SLUICE1')
  await head.getByRole('button', { name: '同意', exact: true }).click()
  await head.getByText('已同意').first().waitFor()

  await applicant.goto(`${sluice.url}/workbench`)
  await applicant.getByText('我发起的').click()
  await applicant.getByRole('button', { name: /川流 SLUICE1/ }).click()
  await applicant.getByText('已通过').first().waitFor()
  const timeline = applicant.getByRole('complementary', { name: '动态' })
  await expect.poll(() => timeline.textContent()).toContain('运费无误')
  expect(await timeline.textContent()).toContain('请核对运费')

  await buildReport(admin, path)
  const problems = windows.flatMap((window) => window.problems).filter((text) => !text.includes('401'))
  expect(problems).toEqual([])
})
