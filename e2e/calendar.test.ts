import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// What an administrator does with the work calendars of a workspace.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  workspace = await openWorkspace('clock')
  ;({ sluice, browser, admin } = workspace)
})
afterAll(() => workspace?.close())

const preset = async () => {
  const { items } = await admin.call('calendar.list', {})
  return admin.call('calendar.get', { calendarId: items[0]!.id })
}
const dayOf = async (date: string) => (await preset()).days.find((day: { date: string }) => day.date === date)

test('[N3.9] a day is switched by click and by key, hours are written, a trial is reckoned, and all is saved', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'clock-admin')
  await page.goto(`${sluice.url}/settings/calendars`)
  const year = new Date().getFullYear() + 2
  await page.getByRole('button', { name: '下一年' }).click()
  await page.getByRole('button', { name: '下一年' }).click()
  await page.getByRole('heading', { name: `${year} 年` }).waitFor()
  // A year without a notice says so and is marked by hand.
  await page.getByText(`${year} 年的放假安排还没有收录`).first().waitFor()
  const month = page.getByRole('group', { name: `${year} 年日历` })
  const day = (date: string) => month.locator(`button[data-date="${date}"]`)
  const [first, second] = [`${year}-03-12`, `${year}-03-13`]
  const kindOf = (date: string) => day(date).getAttribute('data-kind')
  const other = { workday: 'off', restday: 'work' } as Record<string, string>
  const expected = [other[(await kindOf(first))!], other[(await kindOf(second))!]]

  await day(first).click()
  await page.getByRole('textbox', { name: '说明', exact: true }).fill('公司年会')
  await day(first).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  expect([await kindOf(first), await kindOf(second)]).toEqual(expected)

  await page.getByRole('textbox', { name: '周五', exact: true }).fill('9-12')
  await page.getByRole('textbox', { name: '周六', exact: true }).fill('九点')
  await page.getByText('请写成 09:00-18:00').waitFor()
  expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: '周六', exact: true }).fill('')
  // A Friday, three hours of work left; the rest is on Monday.
  await page.getByLabel('从', { exact: true }).fill('2026-11-06T09:00')
  await page.getByText('= 2026-11-09 14:00（周一）').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已按新日历核对').waitFor()

  expect(await dayOf(first)).toEqual({ date: first, kind: expected[0], note: '公司年会' })
  expect(await dayOf(second)).toEqual({ date: second, kind: expected[1] })
  expect((await preset()).week[4]).toEqual([{ from: '09:00', to: '12:00' }])
  expect(problems.filter((text) => !/401/.test(text))).toEqual([])
})

test('[N3.9] on a phone the year fits, a calendar is added, made the default, and one that is used stays', async () => {
  const first = await preset()
  const { page } = await signIn(browser, sluice.url, 'clock-admin')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${sluice.url}/settings/calendars`)
  await page.getByRole('button', { name: '新建日历' }).click()
  await page.getByText('已新建').waitFor()
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('客服排班')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '客服排班' }).waitFor()
  await page.getByRole('button', { name: '设为默认' }).click()
  await page.getByText('“客服排班”已设为默认').waitFor()
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect(wide).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: first.name }).click()
  await page.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await page.getByText('已删除').waitFor()
  expect((await admin.call('calendar.list', {})).items).toMatchObject([{ name: '客服排班', isDefault: true }])
})
