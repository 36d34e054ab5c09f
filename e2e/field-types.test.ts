import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// A form with the fields that are more than text, numbers and lists: drawn, filled in, shown and found.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person
let appId: string
let formId: string
let drawnId: string

beforeAll(async () => {
  workspace = await openWorkspace('types')
  ;({ sluice, browser, admin } = workspace)
  ;({ id: appId } = await admin.call('app.create', { name: '门店' }))
  ;({ id: formId } = await admin.call('form.create', { appId, name: '门店巡检' }))
  await admin.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
  ;({ id: drawnId } = await admin.call('form.create', { appId, name: '全部字段' }))
})
afterAll(() => workspace?.close())

const drawn = ['百分比', '时间', '时长', '邮箱', '电话', '链接', '是否', '评分', '滑块', '级联选择', '颜色']

const fields = [
  { id: 'title', name: '门店', type: 'text' as const },
  { id: 'share', name: '合格率', type: 'percent' as const },
  { id: 'opens', name: '开门时间', type: 'time' as const },
  { id: 'stay', name: '停留', type: 'duration' as const },
  { id: 'mail', name: '店长邮箱', type: 'email' as const },
  { id: 'phone', name: '店长电话', type: 'phone' as const, mobileOnly: true },
  { id: 'site', name: '网页', type: 'link' as const },
  { id: 'clean', name: '是否整洁', type: 'boolean' as const, yes: '整洁', no: '不整洁' },
  { id: 'stars', name: '总评', type: 'rating' as const },
  { id: 'heat', name: '温度', type: 'slider' as const, min: 16, max: 30, step: 0.5, unit: '℃' },
  {
    id: 'place',
    name: '地区',
    type: 'cascade' as const,
    choices: [
      { value: 'zj', label: '浙江' },
      { value: 'hz', label: '杭州', parent: 'zj' },
      { value: 'nb', label: '宁波', parent: 'zj' },
      { value: 'sh', label: '上海' },
    ],
  },
  { id: 'tint', name: '门头颜色', type: 'color' as const },
]

const typeInto = (page: Page, label: string, text: string) =>
  page.getByRole('textbox', { name: label, exact: true }).fill(text)

test('[N2.1] every type stands in the palette and is drawn with its settings', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'types-admin')
  await page.goto(`${sluice.url}/apps/${appId}/forms/${drawnId}/design`)
  for (const name of drawn) await page.getByRole('button', { name: `添加${name}`, exact: true }).click()
  await page.getByRole('button', { name: '添加级联选择', exact: true }).click()
  const tree = page.getByRole('textbox', { name: '选项', exact: true })
  await tree.fill('浙江\n  杭州\n上海')
  await tree.blur()
  const labels = async () => {
    const { draft } = await admin.call('form.get', { formId: drawnId })
    const cascade = draft?.fields.findLast(({ type }) => type === 'cascade')
    return cascade && 'choices' in cascade ? cascade.choices.map(({ label }) => label) : undefined
  }
  await expect.poll(labels, { timeout: 15_000 }).toEqual(['浙江', '杭州', '上海'])
  expect(problems.filter((problem) => !/status of 401/.test(problem))).toEqual([])
  await page.context().close()
})

test.each([1440, 390])(
  '[N2.1] at %i px each is filled in, refused by name, shown and found',
  async (width) => {
    const { page, problems } = await signIn(browser, sluice.url, 'types-admin', { width, height: 900 })
    await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}`)
    await page.getByRole('button', { name: /^新建/ }).first().click()
    await typeInto(page, '门店', `西湖店 ${width}`)
    await typeInto(page, '合格率', '97.5')
    await typeInto(page, '开门时间', '25点')
    await typeInto(page, '停留', '1小时30分')
    await typeInto(page, '店长邮箱', 'dianzhang@Example.com')
    await typeInto(page, '店长电话', '12345')
    await typeInto(page, '网页', 'example.com/xihu')
    await page.getByRole('switch', { name: '是否整洁' }).click()
    await page
      .getByRole('radio', { name: '4 star' })
      .or(page.getByRole('radio').nth(3))
      .first()
      .click({ force: true })
    await page.getByRole('spinbutton', { name: '温度' }).fill('21.5')
    await page.getByRole('combobox', { name: '地区' }).click()
    await page.getByRole('menuitemcheckbox', { name: '浙江' }).click()
    await page.getByRole('menuitemcheckbox', { name: '杭州' }).click()
    await typeInto(page, '门头颜色', '#0a7')
    await page.getByRole('button', { name: /保存$/ }).click()
    await page.getByText('不是有效的电话号码').first().waitFor()
    await page.getByText('不是有效的时间').first().waitFor()
    await typeInto(page, '店长电话', '138 1234 5678')
    await typeInto(page, '开门时间', '9:30')
    await page.getByRole('button', { name: /保存$/ }).click()
    await page.getByText('已新建').first().waitFor()
    const filter = { field: 'place', op: 'in' as const, value: ['zj'] }
    const { items } = await admin.call('record.list', { formId, filter, search: String(width) })
    expect(items[0]?.values).toMatchObject({
      share: 0.975,
      opens: '09:30:00',
      stay: 5400,
      mail: 'dianzhang@example.com',
      phone: '13812345678',
      site: 'https://example.com/xihu',
      clean: true,
      stars: 4,
      heat: 21.5,
      place: 'hz',
      tint: '#00aa77',
    })
    await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}?record=${items[0]!.id}`)
    for (const shown of ['97.5%', '09:30', '1小时30分钟', '整洁', '21.5 ℃', '浙江 / 杭州'])
      await page.getByText(shown, { exact: true }).first().waitFor()
    expect(await page.getByRole('link', { name: '13812345678' }).first().getAttribute('href')).toBe(
      'tel:13812345678',
    )
    // What the browser notes of its own accord: signed out at first, and what was refused above.
    expect(problems.filter((problem) => !/status of 40[01]/.test(problem))).toEqual([])
    await page.context().close()
  },
)
