import { systemFormIds } from '@sluice/contract'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow } from './testing/open-browser.ts'
import type { Person } from './testing/person.ts'
import { linkInMail } from './testing/read-mail.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// Somebody forgot the password: from the enter page over the mail to a login with a new one.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  workspace = await openWorkspace('forgetful')
  ;({ sluice, browser, admin } = workspace)
})
afterAll(() => workspace?.close())

const address = 'admin@forgetful.test'

/** The path in the newest mail that leads to a new password, as the operator of the machine reads it. */
async function link(): Promise<string> {
  const read = () => linkInMail(sluice.url, address, 'reset-password')
  await expect.poll(read).toBeTruthy()
  return read()
}

test('[P1.2] [P1.7] a forgotten password is replaced by the link in the mail, which works once', async () => {
  const { page, problems } = await openWindow(browser)
  page.setDefaultTimeout(15_000)
  await page.goto(`${sluice.url}/enter`)
  await page.getByRole('button', { name: '忘记密码？' }).click()
  await page.getByLabel('邮箱').fill('admin@forgetful.test')
  await page.getByRole('button', { name: '发送邮件' }).click()
  await page.getByText('请查收邮件').waitFor()

  const path = await link()
  const { items } = await admin.call('record.list', { formId: systemFormIds.mail, limit: 1 })
  const { body } = await admin.call('mail.get', { mailId: items[0]!.id })
  expect(body).toContain('/reset-password#token=••••••')
  expect(body + JSON.stringify(items)).not.toContain(path.split('=')[1])
  await page.goto(`${sluice.url}${path}`)
  await page.getByLabel('新密码', { exact: true }).fill('Harbour-7-lamp')
  await page.getByLabel('再次输入新密码').fill('something else 7')
  await page.getByRole('button', { name: '设置新密码' }).click()
  await page.getByText('两次输入的密码不一致').waitFor()
  await page.getByLabel('再次输入新密码').fill('Harbour-7-lamp')
  await page.getByRole('button', { name: '设置新密码' }).click()
  await page.getByText('新密码已生效').waitFor()

  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('邮箱或用户名').fill('admin@forgetful.test')
  await page.getByLabel('密码', { exact: true }).fill('Harbour-7-lamp')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('**/workbench')

  const other = await openWindow(browser)
  other.page.setDefaultTimeout(15_000)
  await other.page.goto(`${sluice.url}${path}`)
  // Told on opening, before anything is typed.
  await other.page.getByText('链接不能用了').waitFor()
  await other.page.getByText(/已经用过了/).waitFor()
  await other.page.goto(`${sluice.url}/reset-password#token=forged`)
  await other.page.getByText(/这个链接无效/).waitFor()
  expect(problems.filter((text) => !/40[01]/.test(text))).toEqual([])
})
