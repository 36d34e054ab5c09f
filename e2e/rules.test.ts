import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// An expense form whose fields depend on each other: its rules are read as sentences and hold while it is filled in.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person
let appId: string
let formId: string

const fields = [
  { id: 'amount', name: '金额', type: 'number' as const, addressParameter: 'amount' },
  { id: 'why', name: '说明', type: 'text' as const },
  { id: 'city', name: '城市', type: 'text' as const },
  { id: 'tax', name: '税额', type: 'number' as const, scale: 2 },
  { id: 'code', name: '编号', type: 'text' as const, defaultFormula: '"E-" & TEXT({{amount}}, "0")' },
]
const rules = [
  {
    id: 'r1',
    when: { field: 'amount', op: 'gt' as const, value: 1000 },
    acts: [{ kind: 'require' as const, fields: ['why'] }],
  },
  {
    id: 'r2',
    when: { field: 'why', op: 'contains' as const, value: '出差' },
    acts: [{ kind: 'show' as const, fields: ['city'], hiddenValue: 'clear' as const }],
  },
  { id: 'r3', acts: [{ kind: 'set' as const, field: 'tax', formula: '{{amount}} * 0.06' }] },
]

beforeAll(async () => {
  workspace = await openWorkspace('rules')
  ;({ sluice, browser, admin } = workspace)
  ;({ id: appId } = await admin.call('app.create', { name: '费用' }))
  ;({ id: formId } = await admin.call('form.create', { appId, name: '报销单' }))
  await admin.call('form.saveDraft', { formId, definition: { fields, rules }, baseVersion: 0 })
  await admin.call('form.publish', { formId })
})
afterAll(() => workspace?.close())

test.each([1440, 390])(
  '[N2.4] at %i px fields come, are required and are computed as others are filled in',
  async (width) => {
    const { page, problems } = await signIn(browser, sluice.url, 'rules-admin', { width, height: 900 })
    await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}?record=new&amount=1500`)
    const sheet = page.getByRole('dialog')
    await expect
      .poll(() => sheet.locator('[data-field=tax]').textContent(), { timeout: 30_000 })
      .toContain('90')
    await expect.poll(() => sheet.getByRole('textbox', { name: '编号' }).inputValue()).toBe('E-1500')
    expect(await sheet.locator('[data-field=city]').count()).toBe(0)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/new-${width}.png` })
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    await sheet.getByRole('button', { name: '保存', exact: true }).click()
    await expect.poll(() => sheet.locator('[data-field=why]').textContent()).toContain('“说明”必填。')
    // It is told without asking the server.
    expect(sent.filter((url) => url.includes('/records'))).toEqual([])
    await sheet.getByRole('textbox', { name: '说明' }).fill('出差')
    await sheet.getByRole('textbox', { name: '城市' }).fill('杭州')
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/filled-${width}.png` })
    await sheet.getByRole('button', { name: '保存', exact: true }).click()
    const stored = async () =>
      (await admin.call('record.list', { formId, limit: 10 })).items.map(({ values }) => values)
    await expect
      .poll(stored, { timeout: 15_000 })
      .toContainEqual(
        expect.objectContaining({ amount: 1500, why: '出差', city: '杭州', tax: 90, code: 'E-1500' }),
      )
    expect(problems.filter((problem) => !/status of 401/.test(problem))).toEqual([])
    await page.context().close()
  },
)

test.each([1440, 390])(
  '[N2.4] at %i px a rule is read as a sentence and written without code',
  async (width) => {
    const { page, problems } = await signIn(browser, sluice.url, 'rules-admin', { width, height: 900 })
    await page.goto(`${sluice.url}/apps/${appId}/forms/${formId}/design`)
    await page.getByRole('button', { name: '表单规则' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('当 金额 大于 1,000 时，必填 说明').waitFor({ timeout: 30_000 })
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/rules-${width}.png` })
    await sheet.getByText('始终写入 税额').click()
    await sheet.getByText('[金额] * 0.06').click()
    const editor = page.getByRole('textbox', { name: /编写公式/ })
    await editor.waitFor()
    await editor.press('End')
    await editor.pressSequentially(' + SU')
    await page
      .getByRole('option', { name: /^SUM\b/ })
      .first()
      .waitFor()
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/formula-${width}.png` })
    expect(problems.filter((problem) => !/status of 401/.test(problem))).toEqual([])
    await page.context().close()
  },
)
