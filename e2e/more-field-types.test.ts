import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// A form with fields that hold ranges, organizations, pictures, places and the like: filled in, refused, shown, found.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person
let appId: string
let formId: string
let drawnId: string
let company: string

beforeAll(async () => {
  workspace = await openWorkspace('more-types')
  ;({ sluice, browser, admin } = workspace)
  ;({ id: appId } = await admin.call('app.create', { name: '外勤' }))
  ;({ id: formId } = await admin.call('form.create', { appId, name: '外勤登记' }))
  ;({ id: company } = await admin.call('department.create', { name: '华东公司', parentId: null }))
  await admin.call('role.create', { name: '外勤专员' })
  await admin.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  ;({ id: drawnId } = await admin.call('form.create', { appId, name: '全部字段' }))
})
afterAll(() => workspace?.close())

const drawn = ['日期区间', '组织', '角色', '图片', '手写签名', '定位', '地址', '条码/二维码', '富文本']

const fields = [
  { id: 'title', name: '事由', type: 'text' as const },
  { id: 'days', name: '外勤日期', type: 'dateRange' as const, maxDays: 10 },
  { id: 'company', name: '所属组织', type: 'organization' as const },
  { id: 'roles', name: '适用角色', type: 'role' as const, multiple: true },
  { id: 'door', name: '客户地址', type: 'address' as const },
  { id: 'place', name: '签到位置', type: 'location' as const },
  { id: 'photos', name: '现场照片', type: 'image' as const },
  { id: 'signature', name: '客户签名', type: 'signature' as const },
  { id: 'device', name: '设备码', type: 'barcode' as const },
  { id: 'tag', name: '资产条码', type: 'barcode' as const, format: 'code128' as const },
  { id: 'minutes', name: '拜访纪要', type: 'richText' as const, width: 12 as const },
]

/** One pixel. */
const picture = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
}

async function sign(page: Page, label: string) {
  const pad = page.getByRole('img', { name: label })
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 30)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 })
  await page.mouse.move(box.x + 60, box.y + 80, { steps: 5 })
  await page.mouse.up()
  await page.getByRole('button', { name: '确认签名' }).click()
  await page.getByRole('button', { name: '重新签名' }).waitFor()
}

async function pick(page: Page, name: string, option: string) {
  await page.getByRole('combobox', { name, exact: true }).click()
  await page
    .getByRole('option', { name: option })
    .or(page.getByTitle(option, { exact: true }))
    .last()
    .click()
}

/** Pictures of the screen for whoever looks at them: `SLUICE_SHOTS` names a folder. */
async function shoot(page: Page, name: string) {
  const folder = process.env.SLUICE_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('[N2.1] each stands in the palette and is drawn with its settings', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'more-types-admin')
  await page.goto(`${sluice.url}/apps/${appId}/forms/${drawnId}/design`)
  for (const name of drawn) await page.getByRole('button', { name: `添加${name}`, exact: true }).click()
  const types = async () => (await admin.call('form.get', { formId: drawnId })).draft?.fields.length
  await expect.poll(types, { timeout: 15_000 }).toBe(drawn.length)
  await shoot(page, 'design')
  expect(problems.filter((problem) => !/status of 401/.test(problem))).toEqual([])
  await page.context().close()
})

test.each([1440, 390])(
  '[N2.1] at %i px each is filled in, refused by name, shown and found',
  async (width) => {
    const { page, problems } = await signIn(browser, sluice.url, 'more-types-admin', { width, height: 900 })
    await page.context().grantPermissions(['geolocation'], { origin: sluice.url })
    await page.context().setGeolocation({ latitude: 30.2741, longitude: 120.1551, accuracy: 35 })
    await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}`)
    await page.getByRole('button', { name: /^新建/ }).first().click()
    await page.getByRole('textbox', { name: '事由', exact: true }).fill(`拜访 ${width}`)
    const day = async (name: string, number: number) => {
      const box = page.getByLabel(name)
      await box.click()
      const cell = page.locator('.ant-picker-dropdown:visible td.ant-picker-cell-in-view')
      await cell.getByText(String(number), { exact: true }).click()
      return box.inputValue()
    }
    const from = await day('外勤日期：开始日期', 5)
    await pick(page, '所属组织', '华东公司')
    await pick(page, '适用角色', '外勤专员')
    await page.getByRole('textbox', { name: '事由', exact: true }).click()
    await page.getByRole('combobox', { name: '客户地址', exact: true }).click()
    for (const region of ['浙江省', '杭州市', '西湖区'])
      await page.getByRole('menuitemcheckbox', { name: region }).click()
    await page.getByRole('textbox', { name: '客户地址：详细地址' }).fill('文三路 1 号')
    await page.getByRole('button', { name: '签到位置：使用当前位置' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: '签到位置' }).inputValue()).toContain('±35')
    const upload = { ...picture, name: '假图片.png', buffer: Buffer.from('<script>alert(1)</script>') }
    await page.locator('input[type=file]').first().setInputFiles(upload)
    await page.getByText('假图片.png').first().waitFor()
    await page.getByRole('textbox', { name: '设备码', exact: true }).fill('设备-0715')
    await page.getByRole('textbox', { name: '资产条码', exact: true }).fill('ZC-2026-0001')
    const minutes = page.getByRole('textbox', { name: '拜访纪要', exact: true })
    await minutes.click()
    await page.getByRole('button', { name: '项目列表' }).click()
    await page.keyboard.type('对方要求 ')
    await page.getByRole('button', { name: '加粗' }).click()
    await page.keyboard.type('<周五>前')
    await sign(page, '客户签名：在此处签名')
    await shoot(page, `fill-${width}`)
    await page.getByRole('button', { name: /保存$/ }).click()
    await page.getByText('应为起止两个日期').first().waitFor()
    const to = await day('外勤日期：结束日期', 7)
    await page.getByRole('button', { name: /保存$/ }).click()
    await page.getByText('不是图片').first().waitFor()
    await page.getByRole('button', { name: '移除 假图片.png' }).click()
    await page.locator('input[type=file]').first().setInputFiles(picture)
    await page.getByText('现场.png').first().waitFor()
    await page.getByRole('button', { name: /保存$/ }).click()
    await page.getByText('已新建').first().waitFor()
    const filter = {
      all: [
        { field: 'door', op: 'startsWith' as const, value: '浙江省/杭州市' },
        { field: 'days', op: 'contains' as const, value: from.replace(/05$/, '06') },
        { field: 'company', op: 'in' as const, value: [company] },
      ],
    }
    const { items } = await admin.call('record.list', { formId, filter, search: String(width) })
    expect(items[0]?.values).toMatchObject({
      days: `${from}/${to}`,
      company,
      door: '浙江省/杭州市/西湖区 文三路 1 号',
      place: '30.2741,120.1551;u=35',
      photos: [expect.any(String)],
      signature: [expect.any(String)],
      device: '设备-0715',
      tag: 'ZC-2026-0001',
      // The editor ends with an empty paragraph to write on in.
      minutes: expect.stringContaining('<ul><li><p>对方要求 <strong>&lt;周五&gt;前</strong></p></li></ul>'),
    })
    await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}?record=${items[0]!.id}`)
    const shown = [
      `${from} 至 ${to}`,
      '华东公司',
      '外勤专员',
      '浙江省杭州市西湖区文三路 1 号',
      '30.2741, 120.1551 (±35 m)',
    ]
    for (const code of ['设备-0715', 'ZC-2026-0001']) await page.getByRole('img', { name: code }).waitFor()
    await page.locator('li strong', { hasText: '<周五>前' }).waitFor()
    for (const words of shown) await page.getByText(words, { exact: true }).first().waitFor()
    await shoot(page, `read-${width}`)
    await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}`)
    await page.getByText(`拜访 ${width}`).first().waitFor()
    // A card has room for four values, and the pictures come later here.
    if (width > 400)
      await expect.poll(() => page.locator('img[src^="/api/files/"]').count()).toBeGreaterThan(0)
    await shoot(page, `list-${width}`)
    expect(problems.filter((problem) => !/status of 40[01]/.test(problem))).toEqual([])
    await page.context().close()
  },
)
