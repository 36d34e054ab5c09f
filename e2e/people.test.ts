import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow } from './testing/open-browser.ts'
import { type Person, password, registerWorkspace } from './testing/person.ts'
import { linkInMail } from './testing/read-mail.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// What an administrator does with roles and invitations.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  workspace = await openWorkspace('guild')
  ;({ sluice, browser, admin } = workspace)
})
afterAll(() => workspace?.close())

const enterAsAdmin = () => signIn(browser, sluice.url, 'guild-admin')

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

test('[P2.5] a link invites somebody, who sets up an account on a phone and is in; it works once', async () => {
  const { page, problems } = await enterAsAdmin()
  await page.goto(`${sluice.url}/people/invitations`)
  await page.getByText('没有等待接受的邀请').waitFor()
  await page.getByRole('button', { name: '邀请成员' }).click()
  await page.getByRole('button', { name: '生成链接' }).click()
  const link = await page.getByRole('textbox', { name: '邀请链接' }).inputValue()
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByText('拿到链接的人').waitFor()

  const phone = await openWindow(browser, { width: 390, height: 844 })
  phone.page.setDefaultTimeout(15_000)
  await phone.page.goto(link)
  await phone.page.getByText('管理员邀请您加入工作区“guild”').waitFor()
  await phone.page.getByLabel('您的姓名').fill('钱进')
  await phone.page.getByLabel('用户名').fill('guild-admin')
  await phone.page.getByLabel('密码', { exact: true }).fill('Harbour-7-lamp')
  await phone.page.getByRole('button', { name: '加入并进入' }).click()
  await phone.page.getByText('这个用户名已被使用。').waitFor()
  await phone.page.getByLabel('用户名').fill('qianjin')
  await phone.page.getByRole('button', { name: '加入并进入' }).click()
  await phone.page.waitForURL('**/workbench')

  const late = await openWindow(browser)
  await late.page.goto(link)
  await late.page.getByText('这个邀请已经用过了').waitFor()

  await page.getByRole('button', { name: '邀请成员' }).click()
  await page.getByLabel('邮箱（选填）').fill('sun@guild.test')
  await page.getByRole('button', { name: '生成链接' }).click()
  // The link that proves the address stands in the mail only.
  await page.getByText('邀请邮件正发往 sun@guild.test').waitFor()
  expect(await page.getByRole('textbox', { name: '邀请链接' }).count()).toBe(0)
  const revoked = await linkInMail(sluice.url, 'sun@guild.test', 'invite')
  await page.getByRole('button', { name: '完成' }).click()
  await page.getByRole('button', { name: '撤销: sun@guild.test' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await page.getByText('没有等待接受的邀请').waitFor()
  await late.page.goto(`${sluice.url}${revoked}`)
  await late.page.getByText('这个邀请已被撤销').waitFor()
  expect([...problems, ...phone.problems].filter((text) => !/40[01]/.test(text))).toEqual([])
})

test('[P2.5] somebody with an account in another workspace joins with one click', async () => {
  const guest = await registerWorkspace(sluice.url, 'harbour')
  const { link } = await admin.call('invitation.create', {})
  const { page } = await openWindow(browser, { dark: true })
  page.setDefaultTimeout(15_000)
  await page.goto(`${sluice.url}${link}`)
  await page.getByRole('button', { name: '已有账号？登录后加入' }).click()
  await page.getByLabel('邮箱或用户名').fill('harbour-admin')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '加入工作区' }).click()
  await page.waitForURL('**/workbench')
  const { tenants } = await guest.call('identity.me', {})
  expect(tenants.map(({ name }) => name).sort()).toEqual(['guild', 'harbour'])
  await expect.poll(() => page.getByText('guild', { exact: true }).count()).toBeGreaterThan(0)
})
