import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type PersonWindow } from './testing/open-browser.ts'
import { addPerson, type Person } from './testing/person.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// A dashboard from its filters being chosen to a link that shows a colleague the same, on a desktop and on a phone.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person
let colleague: Person
let dashboardId: string

beforeAll(async () => {
  workspace = await openWorkspace('dashboards')
  ;({ sluice, browser, admin } = workspace)
  const { id: roleId } = await admin.call('role.create', {
    name: '读者',
    grants: [
      { permission: 'record.read', resource: 'form:*', scope: 'tenant' },
      { permission: 'app.read' },
      { permission: 'report.read' },
    ],
  })
  colleague = (await addPerson(admin, sluice.url, 'colleague', [roleId])).person
  dashboardId = await makeDashboard()
})
afterAll(() => workspace?.close())

/** Two orders of this year and three of the last, of two kinds; a number that compares years, and a table of kinds. */
async function makeDashboard(): Promise<string> {
  const { id: appId } = await admin.call('app.create', { name: '采购' })
  const { id: formId } = await admin.call('form.create', { appId, name: '订单' })
  const choices = [
    { value: 'sea', label: '海鲜' },
    { value: 'corn', label: '谷物' },
  ]
  await admin.call('form.saveDraft', {
    formId,
    baseVersion: 0,
    definition: {
      fields: [
        { id: 'title', name: '事由', type: 'text' },
        { id: 'kind', name: '类别', type: 'singleChoice', choices },
        { id: 'day', name: '日期', type: 'date' },
      ],
    },
  })
  await admin.call('form.publish', { formId })
  // The year of the company's clocks, which is eight hours ahead.
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
  for (const [title, kind, day] of [
    ['今年海鲜', 'sea', `${year}-01-01`],
    ['今年谷物', 'corn', `${year}-01-01`],
    ['去年海鲜', 'sea', `${year - 1}-01-01`],
    ['去年谷物', 'corn', `${year - 1}-01-01`],
    ['前年谷物', 'corn', `${year - 2}-01-01`],
  ]) {
    await admin.call('record.create', { formId, values: { title, kind, day } as Record<string, string> })
  }
  const base = { formId, measures: [{ aggregate: 'count' as const }] }
  const { id: number } = await admin.call('report.create', {
    appId,
    name: '订单数',
    definition: { ...base, chart: 'metric', compare: { field: 'day', period: 'year' } },
  })
  const { id: table } = await admin.call('report.create', {
    appId,
    name: '各类订单',
    definition: { ...base, chart: 'table', rows: [{ field: 'kind' }] },
  })
  const { id } = await admin.call('dashboard.create', {
    appId,
    name: '看板',
    items: [
      { id: 'number', reportId: number, x: 0, y: 0, w: 4, h: 3 },
      { id: 'table', reportId: table, x: 4, y: 0, w: 8, h: 3 },
    ],
  })
  return id
}

async function windowOf(person: Person, options: { width?: number } = {}): Promise<PersonWindow> {
  const window = await openWindow(browser, options)
  const [name = '', ...value] = person.cookie.split('=')
  await window.context.addCookies([{ name, value: value.join('='), url: sluice.url }])
  window.page.setDefaultTimeout(20_000)
  return window
}

const rowsOf = (page: Page) =>
  page.getByRole('region', { name: '各类订单' }).locator('tbody tr').allInnerTexts()
const table = async (page: Page, rows: string[]) =>
  expect
    .poll(async () => (await rowsOf(page)).map((row) => row.replace(/\s+/g, ' ')), { timeout: 10_000 })
    .toEqual(rows)

async function pick(page: Page, name: string): Promise<void> {
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).click()
}

/** What a condition is compared with; it stands behind the operator, and is loaded when a filter is first opened. */
async function valueControl(dialog: Locator): Promise<Locator> {
  const control = dialog.getByRole('combobox').nth(1)
  await control.waitFor()
  return control
}

/** Closes the choices, then the filter they belong to. */
async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('[N4.2] filters of a dashboard are chosen, set by the keyboard, and a link shows a colleague the same', async () => {
  const { page, problems } = await windowOf(admin)
  await page.goto(`${sluice.url}/dashboards/${dashboardId}`)
  await table(page, ['海鲜 2', '谷物 3'])
  await page.getByRole('button', { name: '编辑' }).click()
  await page.getByLabel('筛选字段').click()
  await pick(page, '类别')
  await pick(page, '日期')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '完成' }).click()

  const filters = page.getByRole('region', { name: '筛选' })
  await filters.getByRole('button', { name: '类别' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: '类别' })
  await valueControl(dialog)
  // The keyboard is inside already: on to the choices, the second of which is taken.
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.locator('.ant-select-dropdown:visible').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await filters.getByRole('button', { name: '类别 是 谷物', exact: true }).waitFor()
  await table(page, ['谷物 3'])
  await leave(page)

  const phone = await windowOf(colleague, { width: 390 })
  await phone.page.goto(page.url())
  await table(phone.page, ['谷物 3'])
  await phone.page.getByRole('button', { name: /^日期/ }).click()
  await (await valueControl(phone.page.getByRole('dialog'))).click()
  await pick(phone.page, '今年')
  await phone.page.getByRole('button', { name: '完成' }).click()
  await table(phone.page, ['谷物 1'])
  await phone.page.reload()
  await table(phone.page, ['谷物 1'])
  await phone.page.getByRole('button', { name: '全部清除' }).click()
  await table(phone.page, ['海鲜 2', '谷物 3'])
  const width = await phone.page.evaluate<number>('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(390)
  expect([...problems, ...phone.problems]).toEqual([])
})

test('[N4.2] a compared number opens the records of its own period, within the filters that are set', async () => {
  const { page, problems } = await windowOf(admin)
  await page.goto(`${sluice.url}/dashboards/${dashboardId}`)
  const card = page.getByRole('region', { name: '订单数' })
  const titles = async () => {
    const rows = page.getByRole('dialog').getByRole('row')
    await rows.nth(1).waitFor()
    const texts = await rows.allInnerTexts()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    return ['今年', '去年', '前年'].flatMap((year) =>
      ['海鲜', '谷物']
        .filter((kind) => texts.some((text) => text.includes(year + kind)))
        .map((kind) => year + kind),
    )
  }
  await card.getByRole('button', { name: '2', exact: true }).click()
  expect(await titles()).toEqual(['今年海鲜', '今年谷物'])
  await card.getByRole('button', { name: /较上期/ }).click()
  expect(await titles()).toEqual(['去年海鲜', '去年谷物'])

  const filters = page.getByRole('region', { name: '筛选' })
  await filters.getByRole('button', { name: '类别' }).click()
  await (await valueControl(page.getByRole('dialog', { name: '类别' }))).click()
  await pick(page, '海鲜')
  await leave(page)
  await card.getByRole('button', { name: '1', exact: true }).click()
  expect(await titles()).toEqual(['今年海鲜'])
  await card.getByRole('button', { name: /较上期/ }).click()
  expect(await titles()).toEqual(['去年海鲜'])
  expect(problems).toEqual([])
})
