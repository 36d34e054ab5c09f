import { systemFormIds, workspaceAppId } from '@sluice/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { picture } from './testing/picture.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// A workspace gives its members fields of its own: drawn, filled in at a person, used in the table of all.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  workspace = await openWorkspace('mill')
  ;({ sluice, browser, admin } = workspace)
  for (const [index, name] of ['安可', '白露', '陈曦'].entries())
    await admin.call('member.create', { name, username: `hand${index}`, email: `hand${index}@mill.test` })
})
afterAll(() => workspace?.close())

const grid = `/apps/${workspaceAppId}/forms/${systemFormIds.member}`

async function choose(page: Page, option: string): Promise<void> {
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click()
}

test('[9.1] fields are added to members in the designer, reached from the people', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'mill-admin')
  problems.length = 0
  await page.goto(`${sluice.url}/people`)
  await page.getByRole('button', { name: '更多操作', exact: true }).click()
  await picture(page, 'own-menu')
  await page.getByRole('menuitem', { name: '成员的自定义字段' }).click()
  await page.waitForURL(`**${grid}/design`)
  await picture(page, 'own-begin')
  await page.getByRole('button', { name: '开始添加' }).click()

  const palette = page.getByRole('navigation', { name: '添加字段' })
  const properties = page.getByRole('complementary', { name: '属性' })
  for (const [type, name] of [
    ['单行文本', '工牌'],
    ['数字', '工位'],
    ['单选', '衣服尺码'],
  ] as const) {
    await palette.getByRole('button', { name: `添加${type}`, exact: true }).click()
    await properties.getByLabel('名称', { exact: true }).fill(name)
  }
  // What members have anyway is numbered and linked by the system.
  expect(await palette.getByRole('button', { name: '添加自动编号' }).count()).toBe(0)
  await picture(page, 'own-designer')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: '发布这些更改？' })
  await sheet.getByText('新增字段“工牌”').waitFor()
  await sheet.getByRole('button', { name: '确认发布' }).click()
  await page.getByText('已发布第 1 版').waitFor()
  const { ownFields } = await admin.call('form.get', { formId: systemFormIds.member })
  expect(ownFields?.definition.fields.map(({ name }) => name)).toEqual(['工牌', '工位', '衣服尺码'])
  expect(problems).toEqual([])
})

test('[9.1] they are filled in at a member, a wrong value is told beside its field', async () => {
  const { page } = await signIn(browser, sluice.url, 'mill-admin')
  await page.goto(`${sluice.url}/people`)
  await page.getByRole('gridcell', { name: '白露' }).click()
  const sheet = page.getByRole('dialog', { name: '成员资料' })
  await sheet.getByLabel('工牌').fill('M-002')
  await sheet.getByLabel('工位').fill('12')
  await sheet.getByLabel('衣服尺码').click()
  await choose(page, '选项 1')
  await picture(page, 'own-member')
  await sheet.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').waitFor()
  const { items } = await admin.call('member.list', { search: '白露' })
  const { record } = await admin.call('record.get', { formId: systemFormIds.member, recordId: items[0]!.id })
  expect(Object.values(record.values)).toEqual(expect.arrayContaining(['M-002', 12]))
  // Somebody opens it again, and everything is there.
  await page.goto(`${sluice.url}/people?member=${items[0]!.id}`)
  await expect.poll(() => page.getByRole('dialog').getByLabel('工牌').inputValue()).toBe('M-002')
})

test('[9.1] the table of members is narrowed by them and exported with them', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'mill-admin')
  problems.length = 0
  await page.goto(`${sluice.url}${grid}`)
  await page.getByText('共 4 条').waitFor()
  await page.getByRole('button', { name: '筛选', exact: true }).click()
  await page.getByRole('button', { name: '添加条件', exact: true }).click()
  await page.getByRole('combobox', { name: '字段' }).click()
  await choose(page, '工牌')
  await page.getByRole('textbox', { name: '值' }).fill('M-0')
  await page.getByText('共 1 条').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('gridcell', { name: 'M-002' }).count()).toBe(1)
  await picture(page, 'own-grid')
  await page.getByRole('button', { name: '导出' }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: '导出为 CSV' }).click()
  const download = await waiting
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const [head, ...rows] = Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/)
  expect(head).toContain('工牌')
  expect(head).toContain('工位')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toContain('M-002')
  expect(problems).toEqual([])
})

test('[9.1] on a phone a member shows them too', async () => {
  const { items } = await admin.call('member.list', { search: '白露' })
  const { page, problems } = await signIn(browser, sluice.url, 'mill-admin', { width: 390, dark: true })
  problems.length = 0
  await page.goto(`${sluice.url}/people?member=${items[0]!.id}`)
  const sheet = page.getByRole('dialog')
  await expect.poll(() => sheet.getByLabel('工牌').inputValue()).toBe('M-002')
  await sheet.getByLabel('衣服尺码').scrollIntoViewIfNeeded()
  await picture(page, 'own-phone')
  expect(problems).toEqual([])
})
