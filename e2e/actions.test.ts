import { systemFormIds } from '@sluice/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { picture } from './testing/picture.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// Acts on several records: marked in a list, confirmed, watched, read again later.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  workspace = await openWorkspace('crew')
  ;({ sluice, browser, admin } = workspace)
})
afterAll(() => workspace?.close())

async function addMembers(names: readonly string[], start: string): Promise<void> {
  for (const [index, name] of names.entries()) {
    const username = `${start}${index}`
    await admin.call('member.create', { name, username, email: `${username}@crew.test` })
  }
}

const mark = (page: Page, name: string) => page.getByRole('checkbox', { name: `选择“${name}”` }).click()

test('[9.2] several members are marked, disabled after a question, and the one that is refused says why; later it is read again', async () => {
  await addMembers(['安可', '白露', '陈曦'], 'first')
  const { page, problems } = await signIn(browser, sluice.url, 'crew-admin')
  problems.length = 0
  await page.goto(`${sluice.url}/people`)
  for (const name of ['安可', '白露', '陈曦', '管理员']) await mark(page, name)
  const bar = page.getByRole('toolbar')
  await bar.getByRole('button', { name: '停用' }).waitFor()
  await picture(page, 'marked')
  await bar.getByRole('button', { name: '停用' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('将对选中的 4 条逐一进行').waitFor()
  await picture(page, 'question')
  await question.getByRole('button', { name: '停用' }).click()

  const results = page.getByRole('list', { name: '每条数据的结果' })
  await results.getByText('不能停用自己').waitFor()
  const counts = page.getByRole('list', { name: '结果统计' })
  await expect.poll(() => counts.textContent()).toMatch(/已完成\s*3\s*未通过\s*1/)
  expect(await results.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('管理员')])
  await picture(page, 'results')
  const { items } = await admin.call('member.list', { status: 'disabled' })
  expect(items.map(({ name }) => name).sort()).toEqual(['安可', '白露', '陈曦'])
  // The list behind it has followed.
  await expect.poll(() => page.getByRole('gridcell', { name: '安可' }).count()).toBe(0)

  // Trying again changes nothing for whom the reason still holds.
  await page.getByRole('button', { name: '重试未成功的 1 条' }).click()
  await page.getByRole('button', { name: '重试未成功的 1 条' }).waitFor()
  await page.goto(`${sluice.url}/settings/jobs`)
  await page.getByText('停用 · 成员 4 条').click()
  await page.getByRole('list', { name: '每条数据的结果' }).getByText('不能停用自己').waitFor()
  await picture(page, 'later')
  expect(problems).toEqual([])
})

test('[9.2] on a phone members of the grid are marked and let in again; one alone is helped with the password', async () => {
  await addMembers(['杜若', '方舟'], 'second')
  const { items } = await admin.call('member.list', { search: '杜若' })
  await admin.call('member.disable', { memberId: items[0]!.id })
  const { page, problems } = await signIn(browser, sluice.url, 'crew-admin', { width: 390, dark: true })
  problems.length = 0
  const { items: apps } = await admin.call('app.list', {})
  const grid = `${sluice.url}/apps/${apps.find(({ builtIn }) => builtIn)!.id}/forms/${systemFormIds.member}`
  await page.goto(grid)
  for (const name of ['杜若', '方舟']) await mark(page, name)
  const bar = page.getByRole('toolbar')
  await bar.getByRole('button', { name: '可以做什么' }).click()
  await picture(page, 'phone-marked')
  await page.getByRole('menuitem', { name: '恢复' }).click()
  // It is for one of the two only, and says so.
  await page.getByRole('dialog').getByText('另有 1 条不适用').waitFor()
  await picture(page, 'phone-question')
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
  await page.getByText('已完成：恢复').waitFor()
  expect((await admin.call('member.get', { memberId: items[0]!.id })).status).toBe('active')

  await page.goto(`${grid}?record=${items[0]!.id}`)
  await page.getByRole('button', { name: '可以做什么' }).click()
  await page.getByRole('menuitem', { name: '重置密码', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '重置密码' }).click()
  const told = page.getByRole('dialog').filter({ hasText: '一次性密码' })
  await told.getByText('只显示这一次').waitFor()
  await picture(page, 'phone-password')
  expect(problems).toEqual([])
})

test('[9.2] what may be done with what is marked is found in the command palette', async () => {
  await addMembers(['顾宁', '何夕'], 'third')
  const { page } = await signIn(browser, sluice.url, 'crew-admin')
  await page.goto(`${sluice.url}/people`)
  for (const name of ['顾宁', '何夕']) await mark(page, name)
  await page.getByRole('toolbar').getByRole('button', { name: '停用' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').last().fill('停用')
  await page.getByRole('option', { name: '停用 (2)' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await expect.poll(() => page.getByRole('list', { name: '结果统计' }).textContent()).toMatch(/已完成\s*2/)
})

test('[9.2] a designer puts a button beside the records of a form; it asks, acts on the marked ones, and is gone for those done', async () => {
  const { id: appId } = await admin.call('app.create', { name: '台账' })
  const { id: formId } = await admin.call('form.create', { appId, name: '付款台账' })
  const choices = [
    { value: 'open', label: '待付' },
    { value: 'paid', label: '已付' },
  ]
  await admin.call('form.saveDraft', {
    formId,
    baseVersion: 0,
    definition: {
      fields: [
        { type: 'text', id: 'title', name: '事项' },
        { type: 'singleChoice', id: 'state', name: '状态', choices },
        { type: 'text', id: 'voucher', name: '凭证号', required: true },
      ],
      titleFieldId: 'title',
    },
  })
  await admin.call('form.publish', { formId })
  for (const title of ['房租', '水电', '网络'])
    await admin.call('record.create', { formId, values: { title, state: 'open', voucher: '无' } })
  const { page, problems } = await signIn(browser, sluice.url, 'crew-admin')
  problems.length = 0
  await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}/design`)
  await page.getByRole('button', { name: '操作按钮' }).click()
  const sheet = page.getByRole('dialog').filter({ hasText: '操作按钮' })
  await sheet.getByRole('button', { name: '添加' }).click()
  const editor = page.getByRole('dialog').filter({ hasText: '按钮名称' })
  await editor.getByLabel('按钮名称').fill('标记为已付')
  const pick = async (label: string, option: string) => {
    await editor.getByRole('combobox', { name: label }).click()
    await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click()
  }
  await pick('写入的字段', '状态')
  await page.keyboard.press('Escape')
  await editor.getByRole('combobox', { name: '状态' }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: '已付' }).last().click()
  await pick('点击时填写的字段', '凭证号')
  await page.keyboard.press('Escape')
  await picture(page, 'designer')
  await expect
    .poll(async () => (await admin.call('form.get', { formId })).draft?.actions?.[0])
    .toMatchObject({ name: '标记为已付', values: { state: 'paid' }, asks: ['voucher'] })
  await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}/design`)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByText('新增操作“标记为已付”').waitFor()
  await page.getByRole('button', { name: '确认发布' }).click()
  await page.getByText('已发布第 2 版').waitFor()

  await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}`)
  for (const title of ['房租', '水电']) await mark(page, title)
  await page.getByRole('toolbar').getByRole('button', { name: '标记为已付' }).click()
  const asked = page.getByRole('dialog').filter({ hasText: '凭证号' })
  await asked.getByRole('button', { name: '标记为已付' }).click()
  await asked.getByRole('alert').getByText('凭证号').waitFor()
  await asked.getByLabel('凭证号').fill('2026-07')
  await picture(page, 'asked')
  await asked.getByRole('button', { name: '标记为已付' }).click()
  await expect.poll(() => page.getByRole('list', { name: '结果统计' }).textContent()).toMatch(/已完成\s*2/)
  const { items } = await admin.call('record.list', { formId, limit: 10 })
  expect(items.map(({ values }) => `${values.title} ${values.state} ${values.voucher}`).sort()).toEqual([
    '房租 paid 2026-07',
    '水电 paid 2026-07',
    '网络 open 无',
  ])
  expect(problems.filter((text) => !/400/.test(text))).toEqual([])
})
