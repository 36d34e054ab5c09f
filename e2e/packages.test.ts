import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, registerWorkspace } from './testing/person.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// What is done with whole apps: installed, taken elsewhere, brought back, brought up to date.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person
let other: Person
let folder: string
beforeAll(async () => {
  workspace = await openWorkspace('yard')
  ;({ sluice, browser, admin } = workspace)
  other = await registerWorkspace(sluice.url, 'dock')
  folder = await mkdtemp(join(tmpdir(), 'sluice-packages-'))
})
afterAll(async () => {
  await workspace?.close()
  await rm(folder, { recursive: true, force: true })
})

const phone = { width: 390, height: 844 }

/** Keeps a picture of a screen where somebody wants to look at it. */
async function shot(page: Page, name: string): Promise<void> {
  const place = process.env.SLUICE_PICTURES
  if (place) await page.screenshot({ path: `${place}/${name}.png` })
}

/** Nothing lies beside the screen. */
async function fits(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')
}

const known = (problems: string[]) => problems.filter((text) => !/40[0139]|422/.test(text))

const subject = { id: 'subject', name: '事由', type: 'text' as const }
const amount = { id: 'amount', name: '金额', type: 'money' as const, currency: 'CNY' }

async function publish(person: Person, formId: string, fields: object[]): Promise<void> {
  const { version } = await person.call('form.get', { formId })
  const definition = { fields, sections: [] } as never
  await person.call('form.saveDraft', { formId, definition, baseVersion: version })
  await person.call('form.publish', { formId, despiteUses: true })
}

/** An app whose flow asks a role that only this workspace has. */
async function makeApp(name: string): Promise<{ appId: string; formId: string }> {
  const { id: appId } = await admin.call('app.create', { name })
  const { id: formId } = await admin.call('form.create', { appId, name: '报销单' })
  await publish(admin, formId, [subject, amount])
  const roles = await admin.call('role.list', {})
  const roleId =
    roles.items.find((role) => role.code === 'cashier')?.id ??
    (await admin.call('role.create', { code: 'cashier', name: '出纳' })).id
  const tree = {
    id: 'flow',
    name: '审批',
    root: [
      { kind: 'applicant', id: 'apply', name: '申请', config: {} },
      { kind: 'approve', id: 'pay', name: '出纳付款', config: { assignees: [{ type: 'role', roleId }] } },
    ],
  }
  await admin.call('flow.saveDraft', { formId, tree: tree as never })
  await admin.call('flow.publish', { formId })
  return { appId, formId }
}

/** Takes an app out by its card, as a file. */
async function exported(page: Page, name: string): Promise<string> {
  await page.goto(`${sluice.url}/apps`)
  await page.getByRole('button', { name: `“${name}”的更多操作` }).click()
  await page.getByRole('menuitem', { name: '导出应用包' }).click()
  const sheet = page.getByRole('dialog', { name: `导出“${name}”` })
  await sheet.getByRole('button', { name: '导出', exact: true }).click()
  const link = sheet.getByRole('link', { name: /下载/ })
  await link.waitFor()
  const waiting = page.waitForEvent('download')
  await link.click()
  const file = join(folder, `${name}-${Date.now()}.sluice.json`)
  await (await waiting).saveAs(file)
  return file
}

async function drop(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file)
}

test('[N1.2] a template is found, looked into and installed; its missing roles are made, its sample data is there', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'yard-admin')
  await page.goto(`${sluice.url}/apps/templates`)
  await page.getByRole('button', { name: /合同管理/ }).waitFor()
  await shot(page, 'templates')
  await page.getByLabel('搜索模板').fill('盘点单')
  await page.getByRole('button', { name: /仓库进销存/ }).waitFor()
  expect(await page.getByRole('button', { name: /合同管理/ }).count()).toBe(0)
  await page.getByLabel('搜索模板').fill('')
  await page.getByText('财务法务', { exact: true }).first().click()
  expect(await page.getByRole('button', { name: /仓库进销存/ }).count()).toBe(0)
  await page.getByRole('button', { name: /合同管理/ }).click()
  const sheet = page.getByRole('dialog', { name: '合同管理' })
  await sheet.getByText('法务审核').waitFor()
  await sheet.getByText('每月签约额').first().waitFor()
  await sheet.getByRole('link', { name: '安装' }).hover()
  await shot(page, 'template')
  await sheet.getByRole('link', { name: '安装' }).click()
  await page.getByRole('heading', { name: '安装模板' }).waitFor()
  await page.getByText('新建角色“法务”，先由我担任').waitFor()
  await shot(page, 'install')
  await page.getByRole('button', { name: '安装' }).click()
  await page.getByRole('heading', { name: '谁可以使用这个应用？' }).waitFor()
  const { items } = await admin.call('app.list', {})
  const made = items.find(({ name }) => name === '合同管理')!
  const { forms } = await admin.call('app.get', { appId: made.id })
  const { count } = await admin.call('record.count', { formId: forms[1]!.id })
  expect(count).toBe(7)
  const { items: roles } = await admin.call('role.list', {})
  expect(roles.map(({ name }) => name)).toContain('法务')
  await page.goto(`${sluice.url}/apps/templates`)
  await page.getByRole('button', { name: /合同管理/ }).click()
  await page.getByText('已安装为').waitFor()
  expect(known(problems)).toEqual([])
})

test('[N1.3] an app is taken out and brought into another workspace, where a taken name and a missing role are decided', async () => {
  await makeApp('费用')
  await other.call('app.create', { name: '费用' })
  const { id: finance } = await other.call('role.create', { code: 'treasurer', name: '司库' })
  const mine = await signIn(browser, sluice.url, 'yard-admin')
  const file = await exported(mine.page, '费用')
  const { page, problems } = await signIn(browser, sluice.url, 'dock-admin')
  await page.goto(`${sluice.url}/apps/new/package`)
  await drop(page, file)
  await page.getByText('已有名为“费用”的应用，请换一个名称。').waitFor()
  await page.getByLabel('名称', { exact: true }).fill('费用报销')
  await page.getByLabel('角色 出纳').click()
  await page.getByTitle('司库').click()
  await shot(page, 'import')
  await page.getByRole('button', { name: '导入' }).click()
  await page.getByRole('heading', { name: '谁可以使用这个应用？' }).waitFor()
  const app = (await other.call('app.list', {})).items.find(({ name }) => name === '费用报销')!
  const { forms } = await other.call('app.get', { appId: app.id })
  const flow = await other.call('flow.get', { formId: forms[0]!.id })
  expect(JSON.stringify(flow.tree)).toContain(finance)
  // A file that is no package is refused, with its place.
  const broken = join(folder, 'broken.json')
  await writeFile(broken, (await readFile(file, 'utf8')).replace('"name": "报销单"', '"name": ""'))
  await page.goto(`${sluice.url}/apps/new/package`)
  await drop(page, broken)
  await page.getByText('应用包的内容不正确（parts.forms.0.name），没有导入任何内容。').waitFor()
  expect(known(problems)).toEqual([])
})

test('[9.2] a button that was put beside the records of a form stands in the imported app, and acts there', async () => {
  const { id: appId } = await admin.call('app.create', { name: '付款台账' })
  const { id: formId } = await admin.call('form.create', { appId, name: '付款' })
  const choices = [
    { value: 'open', label: '待付' },
    { value: 'paid', label: '已付' },
  ]
  const definition = {
    fields: [subject, { id: 'state', name: '状态', type: 'singleChoice', choices }],
    sections: [],
    titleFieldId: 'subject',
    actions: [
      {
        id: 'pay',
        name: '标记为已付',
        operation: 'record.bulkUpdate',
        values: { state: 'paid' },
        when: { field: 'state', op: 'eq', value: 'open' },
        confirm: '确认已经付款？',
      },
    ],
  }
  await admin.call('form.saveDraft', { formId, definition: definition as never, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  const mine = await signIn(browser, sluice.url, 'yard-admin')
  const file = await exported(mine.page, '付款台账')
  const { page, problems } = await signIn(browser, sluice.url, 'dock-admin')
  await page.goto(`${sluice.url}/apps/new/package`)
  await drop(page, file)
  await page.getByRole('button', { name: '导入' }).click()
  await page.getByRole('heading', { name: '谁可以使用这个应用？' }).waitFor()
  const app = (await other.call('app.list', {})).items.find(({ name }) => name === '付款台账')!
  const { forms } = await other.call('app.get', { appId: app.id })
  const place = { formId: forms[0]!.id }
  for (const title of ['房租', '水电'])
    await other.call('record.create', { ...place, values: { subject: title, state: 'open' } })
  await page.goto(`${sluice.url}/apps/${app.id}/forms/${place.formId}`)
  await page.getByRole('checkbox', { name: '选择“房租”' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: '标记为已付' }).click()
  const question = page.getByRole('dialog').filter({ hasText: '确认已经付款？' })
  await question.getByRole('button', { name: '标记为已付' }).click()
  await page.getByText('已完成：标记为已付').waitFor()
  await shot(page, 'imported-button')
  const { items } = await other.call('record.list', { ...place, limit: 10 })
  expect(items.map(({ values }) => `${values.subject} ${values.state}`).sort()).toEqual([
    '房租 paid',
    '水电 open',
  ])
  expect(known(problems)).toEqual([])
})

test('[N1.3] a version of the whole app is saved, compared and brought back, with what it does to records shown first', async () => {
  const { appId, formId } = await makeApp('差旅')
  const { page, problems } = await signIn(browser, sluice.url, 'yard-admin')
  await page.goto(`${sluice.url}/apps/${appId}?tab=versions`)
  await page.getByRole('button', { name: '保存当前版本' }).click()
  await page.getByRole('dialog').getByLabel('说明').fill('上线前')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存为版本 3').waitFor()
  const { recordId } = await admin.call('flow.submit', { formId, values: { subject: '出差', amount: 100 } })
  await publish(admin, formId, [
    { ...subject, name: '出差事由' },
    { id: 'city', name: '城市', type: 'text' },
  ])
  await page.reload()
  await page.getByText('修改“报销单”的字段“事由”（名称：事由 → 出差事由）').waitFor()
  await shot(page, 'versions')
  const third = page.getByRole('listitem').filter({ hasText: '上线前' })
  await third.getByRole('button', { name: '与现在比较' }).click()
  await page.getByRole('dialog').getByText('移除 “报销单”的字段“金额”').waitFor()
  await page.keyboard.press('Escape')
  await third.getByRole('link', { name: '恢复 版本 3' }).click()
  await page.getByRole('heading', { name: '恢复到版本 3' }).waitFor()
  await page.getByText('恢复字段“金额”及其原有数据：1 条数据').waitFor()
  await shot(page, 'restore')
  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await page.getByText('已恢复到版本 3').waitFor()
  await page.getByText('恢复 · 版本 3').waitFor()
  const { definition } = await admin.call('form.get', { formId })
  expect(definition.fields.map(({ name }: { name: string }) => name)).toEqual(['事由', '金额'])
  const { record } = await admin.call('record.get', { formId, recordId })
  expect(record.values).toMatchObject({ subject: '出差', amount: 100 })
  expect(known(problems)).toEqual([])
})

test('[N1.3] an installed app is updated: what was changed here stays, what meets is decided, at 390 px too', async () => {
  const { formId } = await makeApp('招待')
  const mine = await signIn(browser, sluice.url, 'yard-admin')
  const first = await exported(mine.page, '招待')
  const { page, problems } = await signIn(browser, sluice.url, 'dock-admin', phone)
  await page.goto(`${sluice.url}/apps/new/package`)
  await drop(page, first)
  await page.getByRole('button', { name: '导入' }).click()
  await page.getByRole('heading', { name: '谁可以使用这个应用？' }).waitFor()
  const app = (await other.call('app.list', {})).items.find(({ name }) => name === '招待')!
  const { forms } = await other.call('app.get', { appId: app.id })
  const installed = forms[0]!.id
  const values = { subject: '客户来访' }
  const { recordId } = await other.call('flow.submit', { formId: installed, values })
  await publish(other, installed, [
    { ...subject, help: '写明客户' },
    { ...amount, name: '招待费' },
  ])
  await publish(admin, formId, [
    subject,
    { ...amount, name: '金额（元）' },
    { id: 'guests', name: '人数', type: 'number' },
  ])
  const second = await exported(mine.page, '招待')

  await page.goto(`${sluice.url}/apps/${app.id}?tab=versions`)
  await page.getByText('来自应用包文件').waitFor()
  expect(await fits(page)).toBe(true)
  await shot(page, 'versions-390')
  await page.getByRole('link', { name: '更新应用' }).click()
  await drop(page, second)
  await page.getByText('还有 1 项没有决定').waitFor()
  expect(await fits(page)).toBe(true)
  await shot(page, 'update-390')
  expect(await page.getByRole('button', { name: '更新', exact: true }).isDisabled()).toBe(true)
  const conflict = page.getByRole('listitem').filter({ hasText: '名称：金额 → 金额（元）' })
  await conflict.getByText('名称：金额 → 招待费').waitFor()
  await conflict.getByRole('radio', { name: '采用新的' }).check()
  await page.getByText('新增 “报销单”的字段“人数”').waitFor()
  await page.getByRole('button', { name: '更新', exact: true }).click()
  await page.getByText('应用已更新').waitFor()
  const { definition } = await other.call('form.get', { formId: installed })
  expect(definition.fields).toMatchObject([
    { name: '事由', help: '写明客户' },
    { name: '金额（元）' },
    { name: '人数' },
  ])
  const { record } = await other.call('record.get', { formId: installed, recordId })
  expect(record.values.subject).toBe('客户来访')
  await page.goto(`${sluice.url}/apps/templates`)
  await page.getByRole('button', { name: /售后工单/ }).waitFor()
  expect(await fits(page)).toBe(true)
  await shot(page, 'templates-390')
  expect(known(problems)).toEqual([])
})
