import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// What was deleted by mistake comes back.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  workspace = await openWorkspace('guild')
  ;({ sluice, browser, admin } = workspace)
})
afterAll(() => workspace?.close())

test('[N1.1] a deleted app lies in the recycle bin and is restored, under another name when its own is taken', async () => {
  const { id: appId } = await admin.call('app.create', { name: '仓库' })
  await admin.call('form.create', { appId, name: '入库' })
  const { page, problems } = await signIn(browser, sluice.url, 'guild-admin')
  await page.goto(`${sluice.url}/apps`)
  await page.getByRole('button', { name: '“仓库”的更多操作' }).click()
  await page.getByRole('menuitem', { name: '删除应用' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('仓库')
  await page.getByRole('dialog').getByRole('button', { name: '确认删除' }).click()
  await page.getByText('已删除“仓库”，可在回收站中恢复').waitFor()
  await admin.call('app.create', { name: '仓库' })

  await page.getByRole('button', { name: '回收站' }).click()
  const bin = page.getByRole('dialog', { name: '回收站' })
  await bin.getByText('应用，含 1 个表单').waitFor()
  await bin.getByRole('button', { name: '恢复' }).click()
  await bin.getByLabel('已有同名的应用。').fill('旧仓库')
  await page.keyboard.press('Enter')
  await page.getByText('已恢复“旧仓库”').waitFor()
  await bin.getByText('回收站是空的').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '旧仓库 1 个表单' }).click()
  await page.getByText('入库').first().waitFor()
  expect(problems.filter((text) => !/40[019]/.test(text))).toEqual([])
})
