import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type PersonWindow } from './testing/open-browser.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// Sheets and the form designer by keyboard: what closes, what stays in view, what is said.

let workspace: Workspace
let path: string

beforeAll(async () => {
  workspace = await openWorkspace('sheets')
  const { admin } = workspace
  const { id: appId } = await admin.call('app.create', { name: '采购' })
  const { id: formId } = await admin.call('form.create', { appId, name: '台账' })
  const field = (id: string, name: string) => ({ type: 'text' as const, id, name, required: true })
  const more = Array.from({ length: 12 }, (_, at) => ({
    type: 'text' as const,
    id: `f${at}`,
    name: `备注 ${at}`,
  }))
  await admin.call('form.saveDraft', {
    formId,
    baseVersion: 0,
    definition: { fields: [field('title', '名称'), field('place', '地点'), ...more], titleFieldId: 'title' },
  })
  await admin.call('form.publish', { formId })
  path = `/apps/${appId}/forms/${formId}`
})
afterAll(() => workspace?.close())

async function openAt(href: string): Promise<PersonWindow> {
  const { browser, admin, sluice } = workspace
  const window = await openWindow(browser)
  const [name = '', ...value] = admin.cookie.split('=')
  await window.context.addCookies([{ name, value: value.join('='), url: sluice.url }])
  window.page.setDefaultTimeout(15_000)
  await window.page.goto(`${sluice.url}${href}`)
  return window
}

test('[7.B24] Escape closes a sheet and asks first where something was typed', async () => {
  const { page, context } = await openAt(`${path}?record=new`)
  const sheet = page.getByRole('dialog').filter({ hasText: '地点' })
  await sheet.waitFor()
  await page.getByRole('textbox', { name: '备注 1', exact: true }).fill('写了一半')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').nth(1).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1)
  await page.getByRole('textbox', { name: '备注 1', exact: true }).fill('')
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await context.close()
})

test('[7.B24] the banner of errors counts what is left, and goes with the last', async () => {
  const { page, context } = await openAt(`${path}?record=new`)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('有 2 处填写不正确').waitFor()
  await page.getByRole('textbox', { name: '名称' }).fill('桌子')
  await page.getByText('还有 1 处填写不正确').waitFor()
  await page.getByRole('textbox', { name: '地点' }).fill('仓库')
  await page.getByText('处填写不正确').waitFor({ state: 'detached' })
  await context.close()
})

test('[7.B23] a new field comes into view, and moving one by keyboard is told by names', async () => {
  const { page, context } = await openAt(`${path}/design`)
  await page.getByRole('button', { name: /数字/ }).click()
  const card = page.locator('[data-chosen]')
  await card.waitFor()
  await expect
    .poll(async () => {
      const box = await card.boundingBox()
      return box !== null && box.y >= 0 && box.y + box.height <= 900
    })
    .toBe(true)
  await page.getByRole('button', { name: '名称', exact: true }).focus()
  await page.keyboard.press('Space')
  await page.getByText('已拿起“名称”').waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
  await page.getByText('已取消移动“名称”').waitFor({ state: 'attached' })
  await context.close()
})
