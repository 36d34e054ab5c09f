import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { type Person, password, registerWorkspace } from './testing/person.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// What an administrator does with roles.

let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice({ environment: { SLUICE_DEMO: '0' } }), openBrowser()])
  admin = await registerWorkspace(sluice.url, 'guild')
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

async function enterAsAdmin(): Promise<{ page: Page; problems: string[] }> {
  const { page, problems } = await openWindow(browser)
  page.setDefaultTimeout(15_000)
  await page.goto(`${sluice.url}/enter`)
  await page.getByLabel('邮箱或用户名').fill('guild-admin')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('**/workbench')
  return { page, problems }
}

test('[P4.1] a role is told to inherit from another; what comes from there is shown, and the way back is closed', async () => {
  const { id: auditor } = await admin.call('role.create', {
    name: '审计员',
    grants: [{ permission: 'audit.read' }],
  })
  const { id: assistant } = await admin.call('role.create', { name: '审计助理' })
  const { page, problems } = await enterAsAdmin()
  await page.goto(`${sluice.url}/people/roles?role=${assistant}`)
  await page.getByRole('combobox', { name: '继承自' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '审计员' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('list', { name: '继承来的权限' }).getByText('查看操作日志').waitFor()
  await page.getByRole('button', { name: '保存权限' }).click()
  await page.getByText('权限已生效').waitFor()
  expect((await admin.call('role.get', { roleId: assistant })).parentIds).toEqual([auditor])

  await page.goto(`${sluice.url}/people/roles?role=${auditor}`)
  await page.getByRole('combobox', { name: '继承自' }).click()
  const closed = page.locator('.ant-select-item-option-disabled')
  expect(await closed.allInnerTexts()).toEqual(['审计助理（已继承本角色，不能互相继承）'])
  expect(problems.filter((text) => !/401/.test(text))).toEqual([])
})
