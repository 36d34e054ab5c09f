import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApprovalCompany, openApprovalCompany } from './testing/approval-company.ts'
import { openBrowser, openWindow, type PersonWindow } from './testing/open-browser.ts'
import type { Person } from './testing/person.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// What one looks at in the inbox stays, and what one does reaches what one looked at and nothing else.

let sluice: RunningSluice
let browser: Browser
let company: ApprovalCompany

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice({ environment: { SLUICE_DEMO: '0' } }), openBrowser()])
  company = await openApprovalCompany(sluice.url, 'inbox')
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

async function windowOf(person: Person, options: { width?: number } = {}): Promise<PersonWindow> {
  const window = await openWindow(browser, options)
  const [name = '', ...value] = person.cookie.split('=')
  await window.context.addCookies([{ name, value: value.join('='), url: sluice.url }])
  window.page.setDefaultTimeout(15_000)
  return window
}

async function submit(...titles: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const title of titles) {
    const { instanceId } = await company.applicant.call('flow.submit', {
      formId: company.formId,
      values: { title, amount: 3520 },
    })
    ids.push(instanceId!)
  }
  return ids
}

async function stateOf(instanceId: string): Promise<string> {
  const { instance, timeline } = await company.admin.call('instance.get', { instanceId })
  return `${instance.state} ${timeline.map(({ verb }) => verb).join(' ')}`
}

const line = (page: Page, title: string) => page.getByRole('button', { name: title })
const opened = (page: Page, title: string) => page.getByRole('heading', { name: title, level: 2 })
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const opinionOf = (page: Page) => page.getByRole('textbox', { name: '意见' })

/** Empties the inbox of the first approver. */
async function clear(): Promise<void> {
  const { items } = await company.first.call('task.list', { box: 'todo', limit: 200 })
  for (const { taskId } of items) await company.first.call('task.reject', { taskId: taskId!, opinion: '清' })
}

test('[7.B16] somebody withdraws what I am reading: it stays, says so, and no button reaches another', async () => {
  await clear()
  const [older, newer] = await submit('甲的申请', '乙的申请')
  const { page, problems } = await windowOf(company.first)
  await page.goto(`${sluice.url}/workbench`)
  await opened(page, '乙的申请').waitFor()
  await opinionOf(page).fill('我写到一半')
  await company.applicant.call('instance.withdraw', { instanceId: newer! })
  await page.getByText('撤回了申请，这一步不用再处理').waitFor()
  expect(await opened(page, '乙的申请').isVisible()).toBe(true)
  expect(await act(page, '同 意').or(act(page, '同意')).count()).toBe(0)
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  expect(await stateOf(older!)).toBe('running submit')
  await act(page, '看下一项').click()
  await opened(page, '甲的申请').waitFor()
  // Nothing typed for one is said about another.
  expect(await opinionOf(page).inputValue()).toBe('')
  expect(problems).toEqual([])
})

test('[7.B16] what was typed is kept, on another task, after news and after a reload', async () => {
  await clear()
  await submit('丙的申请', '丁的申请')
  const { page } = await windowOf(company.first)
  await page.goto(`${sluice.url}/workbench`)
  await opened(page, '丁的申请').waitFor()
  await opinionOf(page).fill('发票抬头再核对')
  await line(page, '丙的申请').click()
  await opened(page, '丙的申请').waitFor()
  expect(await opinionOf(page).inputValue()).toBe('')
  await submit('戊的申请')
  await line(page, '戊的申请').waitFor()
  expect(await opened(page, '丙的申请').isVisible()).toBe(true)
  await line(page, '丁的申请').click()
  await expect.poll(() => opinionOf(page).inputValue()).toBe('发票抬头再核对')
  await page.reload()
  await opened(page, '丁的申请').waitFor()
  expect(await opinionOf(page).inputValue()).toBe('发票抬头再核对')
})

test('[7.B16] data that changes while it is read is looked at again before it is decided', async () => {
  await clear()
  const [instanceId] = await submit('己的申请')
  const { page } = await windowOf(company.first)
  await page.goto(`${sluice.url}/workbench`)
  await opened(page, '己的申请').waitFor()
  const { record } = await company.admin.call('instance.get', { instanceId: instanceId! })
  await company.admin.call('record.update', {
    formId: company.formId,
    recordId: record!.id,
    version: record!.version,
    values: { amount: 999_999 },
  })
  await act(page, '同意').click()
  await page.getByText('您打开之后数据有变化').waitFor()
  expect(await stateOf(instanceId!)).toBe('running submit change')
  expect(await act(page, '同意').isDisabled()).toBe(true)
  await act(page, '已核对').click()
  await act(page, '同意').click()
  await expect.poll(() => stateOf(instanceId!)).toBe('running submit change approve')
})

test('[7.B16] approved by key it can be taken back for five seconds; else it is sent, also by leaving', async () => {
  await clear()
  const [one, two, three] = await submit('庚的申请', '辛的申请', '壬的申请')
  const { page, context } = await windowOf(company.first)
  await page.goto(`${sluice.url}/workbench`)
  await opened(page, '壬的申请').waitFor()
  await page.keyboard.press('a')
  await opened(page, '辛的申请').waitFor()
  await page.getByRole('button', { name: '撤 销' }).or(act(page, '撤销')).click()
  await opened(page, '壬的申请').waitFor()
  expect(await stateOf(three!)).toBe('running submit')
  await page.keyboard.press('a')
  await opened(page, '辛的申请').waitFor()
  await page.keyboard.press('z')
  await opened(page, '壬的申请').waitFor()
  await line(page, '辛的申请').click()
  await opened(page, '辛的申请').waitFor()
  await page.keyboard.press('a')
  await line(page, '辛的申请').waitFor({ state: 'detached' })
  // Only after the time to take it back does the server know of it.
  expect(await stateOf(two!)).toBe('running submit')
  await expect.poll(() => stateOf(two!)).toBe('running submit approve')
  expect(await stateOf(three!)).toBe('running submit')
  await line(page, '庚的申请').click()
  await opened(page, '庚的申请').waitFor()
  await page.keyboard.press('a')
  await line(page, '庚的申请').waitFor({ state: 'detached' })
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => stateOf(one!), { timeout: 3_000 }).toBe('running submit approve')
  await context.close()
})

test('[7.B17] a comment is no reason; the opinion counts for every verb', async () => {
  await clear()
  const [one] = await submit('癸的申请')
  const { page } = await windowOf(company.first)
  await page.goto(`${sluice.url}/workbench`)
  await opened(page, '癸的申请').waitFor()
  await act(page, '评论').click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox').fill('大家好')
  await sheet.getByRole('button', { name: '评论', exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
  await act(page, '拒绝').click()
  expect(await sheet.getByRole('textbox').inputValue()).toBe('')
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await opinionOf(page).fill('预算不够')
  await act(page, '拒绝').click()
  expect(await sheet.getByRole('textbox').inputValue()).toBe('预算不够')
  await sheet.getByRole('button', { name: '拒绝', exact: true }).click()
  await expect.poll(() => stateOf(one!)).toBe('rejected submit comment reject rejected')
  const { timeline } = await company.admin.call('instance.get', { instanceId: one! })
  expect(timeline.map(({ opinion }) => opinion)).toContain('预算不够')
})

test('[7.B17] what was rejected is changed and submitted again from where one stands', async () => {
  await clear()
  const [before] = await submit('子的申请')
  const { items } = await company.first.call('task.list', { box: 'todo', limit: 10 })
  await company.first.call('task.reject', { taskId: items[0]!.taskId!, opinion: '太贵' })
  const { page, problems } = await windowOf(company.applicant)
  await page.goto(`${sluice.url}/workbench?box=mine&open=${before}`)
  await opened(page, '子的申请').waitFor()
  await act(page, '修改并重新提交').click()
  await page.getByLabel('事由').fill('子的申请，降价了')
  await act(page, '重新提交').click()
  await opened(page, '子的申请，降价了').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('open')).not.toBe(before)
  expect(await line(page, '子的申请，降价了').count()).toBeGreaterThan(0)
  expect(problems).toEqual([])
})

test('[7.B18] returned work says so, the amount stands on the card, and Back on a phone leads to the list', async () => {
  await clear()
  const [instanceId] = await submit('丑的申请')
  const { items } = await company.first.call('task.list', { box: 'todo', limit: 10 })
  await company.first.call('task.return', {
    taskId: items[0]!.taskId!,
    toNodeId: 'apply',
    opinion: '附件看不清',
  })
  const { page, problems } = await windowOf(company.applicant, { width: 390 })
  await page.goto(`${sluice.url}/workbench`)
  const card = line(page, '丑的申请')
  await card.waitFor()
  expect(await card.textContent()).toMatch(/已退回[\s\S]*退回：附件看不清[\s\S]*3,520/)
  await card.click()
  await page.getByRole('status').getByText('退回：附件看不清').waitFor()
  expect(new URL(page.url()).searchParams.get('open')).toBe(instanceId)
  await page.goBack()
  await card.waitFor()
  expect(new URL(page.url()).pathname).toBe('/workbench')
  await card.click()
  await page.getByRole('button', { name: '返回列表' }).click()
  await card.waitFor()
  await page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: /搜索/ }))
    .fill('丑')
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('丑')
  await page.reload()
  await card.waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  expect(problems).toEqual([])
})
