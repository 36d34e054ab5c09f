import { afterAll, beforeAll, expect, test } from 'vitest'
import { atRest } from './testing/at-rest.ts'
import { openWindow } from './testing/open-browser.ts'
import { addPerson, type Person, password } from './testing/person.ts'
import { codeInMail, linkInMail, readMails } from './testing/read-mail.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// What people do with their own account: its phone number, the way out of a workspace and back, a link that somebody mailed.

let workspace: Workspace

beforeAll(async () => {
  workspace = await openWorkspace('brook')
})
afterAll(() => workspace?.close())

const ownPassword = `${password}-mine`

/** A new member of the workspace at a browser of their own. */
async function openMember(name: string, options: Parameters<typeof openWindow>[1] = {}) {
  const { admin, browser, sluice } = workspace
  const { person, memberId } = await addPerson(admin, sluice.url, name)
  const window = await openWindow(browser, options)
  window.page.setDefaultTimeout(15_000)
  const [cookie = '', ...value] = person.cookie.split('=')
  await window.context.addCookies([{ name: cookie, value: value.join('='), url: sluice.url }])
  return { ...window, person, memberId, email: `${name}@people.test` }
}

/** The address is proved, as its owner does it. */
async function prove(person: Person, email: string): Promise<void> {
  await person.call('identity.requestEmail', { email, password: ownPassword })
  await person.call('identity.confirmEmail', { code: await codeInMail(workspace.sluice.url, email) })
}

test('[P1.8] on a phone one sets a phone number, changes it and removes it; each asks for the password, and the mail address is told', async () => {
  const { page, context, person, email, problems } = await openMember('mei', { width: 390, height: 844 })
  const { sluice } = workspace
  await prove(person, email)
  await page.goto(`${sluice.url}/settings/profile`)
  const sheet = page.getByRole('dialog', { name: '手机号码' })
  const number = sheet.getByLabel('手机号码')
  const save = async (words: string) => {
    await sheet.getByLabel('当前密码').fill(ownPassword)
    await sheet.getByRole('button', { name: words }).click()
    await sheet.waitFor({ state: 'hidden' })
  }
  await page.getByRole('button', { name: '设置', exact: true }).click()
  await atRest(sheet)
  await sheet.getByRole('button', { name: '保存' }).click()
  await sheet.getByText('请填写手机号码').waitFor()
  await number.fill('call me')
  await sheet.getByLabel('当前密码').fill('Not-mine-1')
  await sheet.getByText('手机号码格式不正确').waitFor()
  await number.fill('138 0013 8000')
  await sheet.getByRole('button', { name: '保存' }).click()
  await sheet.getByText('当前密码不正确。').waitFor()
  await save('保存')
  await page.getByText('138 0013 8000').waitFor()

  const change = page.locator('dd', { hasText: '138 0013 8000' }).getByRole('button', { name: '更换' })
  await change.click()
  await number.fill('+86 139 1234 5678')
  await save('保存')
  await page.getByText('+86 139 1234 5678').waitFor()
  expect((await person.call('identity.me', {})).account.phone).toBe('+86 139 1234 5678')

  await page.locator('dd', { hasText: '5678' }).getByRole('button', { name: '更换' }).click()
  await number.fill('')
  await save('移除号码')
  await page.getByRole('button', { name: '设置', exact: true }).waitFor()
  expect((await person.call('identity.me', {})).account.phone).toBeNull()
  const mails = await readMails(sluice.url, email)
  expect(mails).toContain('尾号为 5678')
  expect(mails).toContain('手机号码已移除')
  await context.close()
  expect(problems.filter((text) => !/400/.test(text))).toEqual([])
})

test('[P1.8] [P2.5] somebody leaves the workspace, is invited back by mail, and is in again with what was theirs', async () => {
  const { page, context, memberId, email, problems } = await openMember('lan')
  const { sluice, admin } = workspace
  await page.goto(`${sluice.url}/settings/profile`)
  await page.getByRole('button', { name: '离开工作区' }).click()
  const sure = page.getByRole('dialog', { name: '离开“brook”？' })
  await atRest(sure)
  await sure.getByRole('button', { name: '离开工作区' }).click()
  // Whoever left is out at once; the account is still theirs and signed in, and opens nothing.
  await page.getByText('您还没有加入工作区').waitFor()
  await page.goto(`${sluice.url}/workbench`)
  await page.getByText('您还没有加入工作区').waitFor()
  const { items } = await admin.call('member.list', { ids: [memberId] })
  expect(items[0]?.status).not.toBe('active')

  await admin.call('invitation.create', { email })
  const link = await linkInMail(sluice.url, email, 'invite')
  await page.goto(`${sluice.url}${link}`)
  await page.getByRole('button', { name: '加入工作区' }).click()
  await page.waitForURL('**/workbench')
  await page.getByText('brook', { exact: true }).first().waitFor()
  const back = await admin.call('member.list', { ids: [memberId] })
  expect(back.items[0]?.status).toBe('active')
  // The link opens nothing more.
  await page.goto(`${sluice.url}/enter`)
  await page.goto(`${sluice.url}${link}`)
  await page.getByText('这个邀请已经用过了').waitFor()
  await context.close()
  expect(problems.filter((text) => !/40[0-9]/.test(text))).toEqual([])
})

test('[P1.7] an administrator mails a link to somebody who cannot get in; followed to its end it lets them in, once', async () => {
  const { page, context, person, email, memberId } = await openMember('qiao')
  const { sluice, admin, browser } = workspace
  await prove(person, email)
  await admin.call('member.mailPasswordReset', { memberId })
  const link = await linkInMail(sluice.url, email, 'reset-password')
  const fresh = await openWindow(browser, { width: 390, height: 844 })
  fresh.page.setDefaultTimeout(15_000)
  await fresh.page.goto(`${sluice.url}${link}`)
  await fresh.page.getByLabel('新密码', { exact: true }).fill('Lantern-9-quay')
  await fresh.page.getByLabel('再次输入新密码').fill('Lantern-9-quay')
  await fresh.page.getByRole('button', { name: '设置新密码' }).click()
  await fresh.page.getByText('新密码已生效').waitFor()
  await fresh.page.getByRole('button', { name: '登录' }).click()
  await fresh.page.getByLabel('邮箱或用户名').fill(email)
  await fresh.page.getByLabel('密码', { exact: true }).fill('Lantern-9-quay')
  await fresh.page.getByRole('button', { name: '登录', exact: true }).click()
  await fresh.page.waitForURL('**/workbench')
  // Whoever was in with the old password is out.
  await page.goto(`${sluice.url}/workbench`)
  await page.waitForURL('**/enter**')
  await fresh.page.goto(`${sluice.url}/enter`)
  await fresh.page.goto(`${sluice.url}${link}`)
  await fresh.page.getByText('链接不能用了').waitFor()
  await context.close()
  await fresh.context.close()
})
