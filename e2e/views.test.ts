import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { picture } from './testing/picture.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// Ways to look at records that are kept: as rows, as lanes, as cards.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person
let path: string
let formId: string

beforeAll(async () => {
  workspace = await openWorkspace('viewers')
  ;({ sluice, browser, admin } = workspace)
  const { id: appId } = await admin.call('app.create', { name: '装修' })
  ;({ id: formId } = await admin.call('form.create', { appId, name: '工单' }))
  const choices = ['待派', '进行', '完成'].map((value) => ({ value, label: value }))
  await admin.call('form.saveDraft', {
    formId,
    baseVersion: 0,
    definition: {
      fields: [
        { id: 'title', name: '事项', type: 'text' },
        { id: 'state', name: '状态', type: 'singleChoice', choices },
        { id: 'amount', name: '金额', type: 'money', currency: 'CNY' },
        { id: 'day', name: '上门日', type: 'date' },
      ],
      sections: [],
    },
  })
  await admin.call('form.publish', { formId })
  // The month it is in the browser, which stands in Shanghai.
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
  for (const [title, state, amount, day] of [
    ['刷墙', '待派', 1200, `${month}-10`],
    ['铺地板', '进行', 8600, `${month}-10`],
    ['装灯', '完成', 300, '2020-02-29'],
    ['拆旧', null, 50, null],
  ] as const)
    await admin.call('record.create', { formId, values: { title, state, amount, day } })
  path = `${sluice.url}/apps/${appId}/forms/${formId}`
})
afterAll(() => workspace?.close())

async function make(page: Page, name: string, kind?: string): Promise<void> {
  await page.getByRole('button', { name: '新建视图' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('名称').fill(name)
  if (kind) await sheet.getByText(kind, { exact: true }).click()
  await sheet.getByRole('radio', { name: '给所有能看到这些数据的人' }).check()
  await picture(page, `sheet-${name}`)
  await sheet.getByRole('button', { name: '保存' }).click()
  await page.getByRole('navigation', { name: '视图' }).getByRole('button', { name }).waitFor()
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '视图' }).getByRole('button', { name })

test('[N2.6] filter and order are kept as a view, changed, and kept again; all records are one click away', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'viewers-admin')
  problems.length = 0
  const filter = JSON.stringify({ field: 'state', op: 'in', value: ['待派'] })
  await page.goto(`${path}?filter=${encodeURIComponent(filter)}`)
  await page.getByRole('gridcell', { name: '刷墙' }).waitFor()
  await make(page, '待派工单')
  await tab(page, '全部数据').click()
  await page.getByRole('gridcell', { name: '铺地板' }).waitFor()
  await tab(page, '待派工单').click()
  await expect.poll(() => page.getByRole('gridcell', { name: '铺地板' }).count()).toBe(0)
  await page.getByRole('gridcell', { name: '刷墙' }).waitFor()
  await picture(page, 'grid')
  // Going back is a step to what was shown before.
  await page.goBack()
  await page.getByRole('gridcell', { name: '铺地板' }).waitFor()
  await page.goForward()
  const [view] = (await admin.call('view.list', { formId })).items
  expect(view).toMatchObject({ name: '待派工单', shared: true, definition: { filter: JSON.parse(filter) } })
  // Another condition is not the view's until it is kept.
  const other = JSON.stringify({ field: 'state', op: 'in', value: ['完成'] })
  await page.goto(`${path}?saved=${view!.id}&filter=${encodeURIComponent(other)}`)
  await page.getByRole('gridcell', { name: '装灯' }).waitFor()
  await page.getByRole('button', { name: '保存到视图' }).click()
  await page.getByText('已保存').waitFor()
  await expect.poll(() => page.getByRole('button', { name: '保存到视图' }).count()).toBe(0)
  const [kept] = (await admin.call('view.list', { formId })).items
  expect(kept).toMatchObject({ version: 2, definition: { filter: JSON.parse(other) } })
  expect(problems).toEqual([])
})

test('[N2.6] a kanban has a lane for each option; a card is moved by the mouse and from its menu', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'viewers-admin')
  problems.length = 0
  await page.goto(path)
  await make(page, '看板一览', '看板')
  const lane = (name: string) => page.getByRole('region', { name })
  await lane('待派').getByText('刷墙').waitFor()
  await lane('未填').getByText('拆旧').waitFor()
  await picture(page, 'kanban')
  await lane('未填').getByRole('button', { name: '把“拆旧”移到' }).click()
  await page.getByRole('menuitem', { name: '完成' }).click()
  await lane('完成').getByText('拆旧').waitFor()
  await lane('待派').getByText('刷墙').hover()
  await page.mouse.down()
  const to = (await lane('进行').boundingBox())!
  await page.mouse.move(to.x + 60, to.y + 120, { steps: 8 })
  await page.mouse.up()
  await lane('进行').getByText('刷墙').waitFor()
  const { items } = await admin.call('record.list', { formId, limit: 50 })
  const states = Object.fromEntries(items.map(({ values }) => [values.title, values.state]))
  expect(states).toMatchObject({ 拆旧: '完成', 刷墙: '进行' })
  await lane('进行').getByText('刷墙').click()
  await page.getByRole('dialog').getByText('刷墙').first().waitFor()
  expect(problems).toEqual([])
})

test('[N2.6] on a phone, in the dark, records are cards; a view is renamed and deleted, its records stay', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'viewers-admin', { width: 390, dark: true })
  problems.length = 0
  await page.goto(path)
  await make(page, '卡片', '画廊')
  await page.getByRole('region', { name: '工单' }).getByText('装灯').waitFor()
  await picture(page, 'phone-gallery')
  await tab(page, '看板一览').click()
  await page.getByRole('region', { name: '完成' }).getByText('装灯').waitFor()
  await picture(page, 'phone-kanban')
  await tab(page, '卡片').click()
  await page.getByRole('button', { name: '视图“卡片”的操作' }).click()
  await page.getByRole('menuitem', { name: '重命名' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('小卡片')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await tab(page, '小卡片').waitFor()
  await page.getByRole('button', { name: '视图“小卡片”的操作' }).click()
  await page.getByRole('menuitem', { name: '删除视图' }).click()
  await page.getByRole('dialog').getByText('所有人都不再有这个视图').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '删除视图' }).click()
  await page.getByText('视图已删除').waitFor()
  await expect.poll(() => tab(page, '小卡片').count()).toBe(0)
  expect((await admin.call('record.list', { formId, limit: 50 })).items).toHaveLength(4)
  expect(problems).toEqual([])
})

test('[N2.6] a calendar shows records on their days, month by month; on a phone as a list by day', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'viewers-admin')
  problems.length = 0
  await page.goto(path)
  await make(page, '上门日历', '日历')
  const cell = page.getByRole('cell', { name: /^10/ })
  await cell.getByRole('button', { name: '刷墙' }).waitFor()
  await cell.getByRole('button', { name: '铺地板' }).waitFor()
  expect(await page.getByRole('button', { name: '装灯' }).count()).toBe(0)
  await picture(page, 'calendar')
  await page.getByRole('button', { name: '上个月' }).click()
  await expect.poll(() => page.getByRole('button', { name: '刷墙' }).count()).toBe(0)
  await page.getByRole('button', { name: '本月' }).click()
  await cell.getByRole('button', { name: '刷墙' }).click()
  await page.getByRole('dialog').getByText('刷墙').first().waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  const address = new URL(page.url())
  address.searchParams.delete('record')
  await page.goto(address.href)
  await page.getByRole('button', { name: '铺地板' }).waitFor()
  await picture(page, 'phone-calendar')
  expect(problems).toEqual([])
})
