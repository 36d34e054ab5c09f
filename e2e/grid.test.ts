import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type PersonWindow } from './testing/open-browser.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// A list and what is made of it: texts that are cut, what an export carries, the rows of a pivot, what the palette finds.

let workspace: Workspace
let appId: string
let formId: string
let recordId: string
let pivotId: string

const longText =
  '供应商在合同里承诺的交货条件，一字不差地写在这里，比任何一列都要宽，所以列表里只看得到它的开头'

beforeAll(async () => {
  workspace = await openWorkspace('grids')
  const { admin } = workspace
  appId = (await admin.call('app.create', { name: '采购' })).id
  formId = await makeForm('台账', [
    { id: 'title', name: '名称', type: 'text' },
    { id: 'terms', name: '条款', type: 'text' },
    { id: 'city', name: '城市', type: 'text' },
    { id: 'month', name: '月份', type: 'text' },
    { id: 'price', name: '单价', type: 'number' },
  ])
  for (let at = 0; at < 30; at++) {
    const place = { city: `城市 ${String(at).padStart(2, '0')}`, month: `${(at % 3) + 1} 月` }
    const values = { title: `台账 ${at}`, terms: at === 29 ? longText : '照常', ...place, price: at }
    const { id } = await admin.call('record.create', { formId, values })
    if (at === 0) recordId = id
  }
  const elsewhere = await makeForm('合同', [{ id: 'title', name: '名称', type: 'text' }])
  await admin.call('record.create', { formId: elsewhere, values: { title: '渡口合同' } })
  pivotId = (
    await admin.call('report.create', {
      appId,
      name: '各城透视',
      definition: {
        formId,
        chart: 'pivot',
        rows: [{ field: 'city' }],
        columns: [{ field: 'month' }],
        measures: [{ aggregate: 'sum', field: 'price' }],
        sort: [{ field: 'city', direction: 'asc' }],
      },
    })
  ).id
})
afterAll(() => workspace?.close())

type Fields = { id: string; name: string; type: 'text' | 'number' }[]

async function makeForm(name: string, fields: Fields): Promise<string> {
  const { admin } = workspace
  const { id } = await admin.call('form.create', { appId, name })
  const definition = { fields, titleFieldId: 'title' }
  await admin.call('form.saveDraft', { formId: id, baseVersion: 0, definition })
  await admin.call('form.publish', { formId: id })
  return id
}

async function openAt(href: string, options: Parameters<typeof openWindow>[1] = {}): Promise<PersonWindow> {
  const { browser, admin, sluice } = workspace
  const window = await openWindow(browser, options)
  const [name = '', ...value] = admin.cookie.split('=')
  await window.context.addCookies([{ name, value: value.join('='), url: sluice.url }])
  window.page.setDefaultTimeout(15_000)
  await window.page.goto(`${sluice.url}${href}`)
  return window
}

test('[7.B24] a text that is cut shows whole under the pointer and where the keyboard is', async () => {
  const { page, context } = await openAt(`/apps/${appId}/forms/${formId}`)
  const cell = page.getByRole('gridcell').filter({ hasText: longText })
  await cell.hover()
  const whole = page.getByTestId('whole-text')
  await expect.poll(() => whole.textContent()).toBe(longText)
  await page.mouse.move(5, 5)
  await whole.waitFor({ state: 'detached' })
  // A text that is not cut is shown once.
  const short = page.getByRole('gridcell').filter({ hasText: '照常' }).first()
  await short.hover()
  const grid = page.getByRole('grid')
  await grid.focus()
  // The newest stands first: along its row.
  for (let column = 0; column < 8 && !(await whole.isVisible()); column++) {
    await page.keyboard.press(column === 0 ? 'ArrowDown' : 'ArrowRight')
    await whole.waitFor({ timeout: 500 }).catch(() => undefined)
  }
  expect(await whole.textContent()).toBe(longText)
  await page.keyboard.press('Escape')
  await whole.waitFor({ state: 'detached' })
  await context.close()
})

test('[7.B22] an export carries the columns on the screen, in their order', async () => {
  const { page, context } = await openAt('/workbench')
  // As somebody has arranged them on this device: the price before the city.
  const { member } = await workspace.admin.call('identity.me', {})
  const choice = { order: ['title', 'price', 'city', 'month'], shown: {}, widths: {} }
  const key = JSON.stringify(`sluice.columns.${member?.id}.${formId}`)
  await page.evaluate(`localStorage.setItem(${key}, ${JSON.stringify(JSON.stringify(choice))})`)
  await page.goto(`${workspace.sluice.url}/apps/${appId}/forms/${formId}`)
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('dialog').getByRole('checkbox', { name: '条款' }).uncheck()
  await page.keyboard.press('Escape')
  const shown = async () =>
    (await page.getByRole('columnheader').allInnerTexts())
      .map((text) => text.trim().split('\n')[0] ?? '')
      .filter((text) => text !== '')
  await expect
    .poll(async () => (await shown()).filter((name) => !name.startsWith('创建')))
    .toEqual(['名称', '单价', '城市', '月份'])
  const columns = await shown()
  await page.getByRole('button', { name: '导出' }).click()
  const downloaded = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  const text = await readFile(await (await downloaded).path(), 'utf8')
  const [head = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  expect(head.split(',').map((name) => name.replaceAll('"', ''))).toEqual(columns)
  await context.close()
})

test.each([
  ['a desktop', { width: 1440, height: 900 }],
  ['a low window', { width: 1440, height: 600 }],
  ['a phone', { width: 390, height: 844 }],
])(
  '[7.B24] every row of a pivot is reached, by the keyboard too: none lies below the sums (%s)',
  async (_, size) => {
    const { page, context } = await openAt(`/reports/${pivotId}`, size)
    const rows = page.locator('table tbody tr')
    await rows.nth(29).waitFor({ state: 'attached' })
    await page.locator('table tfoot').waitFor()
    for (const at of [29, 15, 0]) {
      const button = rows.nth(at).getByRole('button').first()
      await button.focus()
      const isOnTop = () =>
        button.evaluate((element) => {
          const { left, top, bottom, width } = element.getBoundingClientRect()
          const at = (y: number) => element.ownerDocument.elementFromPoint(left + width / 2, y)
          return [top + 1, bottom - 1].every((y) => element.contains(at(y)))
        })
      await expect.poll(isOnTop, { message: `row ${at} is seen` }).toBe(true)
    }
    expect(await rows.nth(29).textContent()).toContain('城市 29')
    await context.close()
  },
)

test('[7.B24] Ctrl K finds records of every form, reports and people, and opens them', async () => {
  const { page, context } = await openAt('/workbench')
  const find = async (typed: string, option: RegExp) => {
    await page.getByRole('button', { name: /搜索或执行命令/ }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '去任何地方，做任何事' }).fill(typed)
    await page.getByRole('option', { name: option }).first().waitFor()
    await page.getByRole('option', { name: option }).first().click()
  }
  await find('渡口', /渡口合同/)
  await page.waitForURL(/record/)
  await page.getByText('渡口合同').first().waitFor()
  await find('台账 0', /台账 0/)
  await page.waitForURL(new RegExp(recordId))
  await find('各城', /各城透视/)
  await page.waitForURL(`**/reports/${pivotId}`)
  await find('管理员', /管理员/)
  await page.waitForURL(/\/people/)
  await context.close()
})
