import type { Field } from '@sluice/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { picture } from './testing/picture.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// Fields that compute themselves, and a stock that refuses to go below zero.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person
let appId: string
let went: string

const good: Field = { id: 'good', name: '物料', type: 'text' }
const count: Field = { id: 'count', name: '数量', type: 'number' }

async function makeForm(name: string, fields: Field[]): Promise<string> {
  const { id } = await admin.call('form.create', { appId, name })
  await admin.call('form.saveDraft', { formId: id, definition: { fields }, baseVersion: 0 })
  await admin.call('form.publish', { formId: id })
  return id
}

beforeAll(async () => {
  workspace = await openWorkspace('stock')
  ;({ sluice, browser, admin } = workspace)
  ;({ id: appId } = await admin.call('app.create', { name: '仓库' }))
  const came = await makeForm('入库单', [good, count])
  went = await makeForm('出库单', [good, count])
  await admin.call('record.create', { formId: came, values: { good: '螺栓', count: 10 } })
})
afterAll(() => workspace?.close())

const unexpected = (problems: string[]) => problems.filter((problem) => !/status of 4\d\d/.test(problem))

test('[N2.12] a formula is written in the designer, told where it is wrong, and computed for whoever fills the form in', async () => {
  const formId = await makeForm('采购单', [
    { id: 'price', name: '单价', type: 'number' },
    { id: 'count', name: '数量', type: 'number' },
  ])
  const { page, problems } = await signIn(browser, sluice.url, 'stock-admin')
  await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}/design`)
  await page.getByRole('button', { name: '添加公式', exact: true }).click()
  const formula = page.getByRole('textbox', { name: '公式', exact: true })
  await formula.fill('[单价] * [数目]')
  await page.getByRole('alert').getByText('没有字段“数目”').waitFor()
  await picture(page, 'formula-wrong')
  await formula.fill('[单价] * [数量]')
  await expect.poll(() => page.getByText('没有字段“数目”').count()).toBe(0)
  await picture(page, 'formula-right')
  const kept = async () => {
    const { draft } = await admin.call('form.get', { formId })
    return draft?.fields.flatMap((field) => (field.type === 'formula' ? [field.formula] : []))
  }
  await expect.poll(kept, { timeout: 15_000 }).toEqual(['{{price}} * {{count}}'])
  await admin.call('form.publish', { formId })
  await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}`)
  await page.getByRole('button', { name: /^新建/ }).first().click()
  await page
    .getByRole('spinbutton', { name: '单价' })
    .or(page.getByRole('textbox', { name: '单价' }))
    .fill('2.5')
  await page
    .getByRole('spinbutton', { name: '数量' })
    .or(page.getByRole('textbox', { name: '数量' }))
    .fill('4')
  await page.getByRole('button', { name: /保存$/ }).click()
  await page.getByText('已新建').first().waitFor()
  const { items } = await admin.call('record.list', { formId })
  expect(Object.values(items[0]!.values)).toContain(10)
  expect(unexpected(problems)).toEqual([])
  await page.context().close()
})

test('[N2.11] an aggregate table is set up on its page, and of two people who take the last at once one is refused with the numbers', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'stock-admin')
  await page.goto(`${sluice.url}/apps/${appId}?tab=amounts`)
  await page.getByRole('button', { name: '新建聚合表' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox', { name: '分组 1' }).fill('物料')
  const choose = async (label: string, option: string, nth = 0) => {
    await sheet.getByRole('combobox', { name: label }).nth(nth).click()
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click()
  }
  await choose('表单', '入库单')
  await choose('累加哪个字段', '数量')
  await choose('“物料”取自字段', '物料')
  await sheet.getByRole('button', { name: '添加来源' }).click()
  await choose('表单', '出库单', 1)
  await choose('累加哪个字段', '数量', 1)
  await choose('“物料”取自字段', '物料', 1)
  await picture(page, 'aggregate-sheet')
  await sheet.getByRole('button', { name: /保\s*存/ }).click()
  const stock = page.getByRole('region', { name: '库存' })
  await stock.getByRole('cell', { name: '螺栓' }).waitFor()
  await stock.getByRole('cell', { name: '10', exact: true }).waitFor()
  await picture(page, 'aggregate-page')

  const take = async () => {
    const window = await signIn(browser, sluice.url, 'stock-admin')
    await window.page.goto(`${sluice.url}/apps/${appId}/forms/${went}`)
    await window.page.getByRole('button', { name: /^新建/ }).first().click()
    await window.page.getByRole('textbox', { name: '物料' }).fill('螺栓')
    await window.page
      .getByRole('spinbutton', { name: '数量' })
      .or(window.page.getByRole('textbox', { name: '数量' }))
      .fill('7')
    return window
  }
  const [one, other] = [await take(), await take()]
  await Promise.all([one, other].map((window) => window.page.getByRole('button', { name: /保存$/ }).click()))
  const outcomes = await Promise.all(
    [one, other].map(async (window) => {
      const made = window.page.getByText('已新建').first()
      const refused = window.page.getByText(/物料 螺栓 现有 3，本次 −7，结果 -4 低于下限 0/).first()
      await made.or(refused).first().waitFor()
      if (await refused.isVisible()) await picture(window.page, 'refused')
      return (await refused.isVisible()) ? 'refused' : 'made'
    }),
  )
  expect(outcomes.sort()).toEqual(['made', 'refused'])
  await page.reload()
  await stock.getByRole('cell', { name: '3', exact: true }).waitFor()
  expect(unexpected(problems)).toEqual([])
  for (const { context } of [one, other]) await context.close()
  await page.context().close()

  const phone = await signIn(browser, sluice.url, 'stock-admin', { width: 390, dark: true })
  await phone.page.goto(`${sluice.url}/apps/${appId}?tab=amounts`)
  await phone.page.getByRole('region', { name: '库存' }).getByRole('cell', { name: '螺栓' }).waitFor()
  await picture(phone.page, 'aggregate-phone')
  await phone.page.getByRole('region', { name: '库存' }).getByRole('button', { name: '设置' }).click()
  await phone.page.getByRole('dialog').getByRole('textbox', { name: '分组 1' }).waitFor()
  await picture(phone.page, 'aggregate-phone-sheet')
  await phone.context.close()
})
