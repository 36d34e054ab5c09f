import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApprovalCompany, openApprovalCompany } from './testing/approval-company.ts'
import { approvalStep } from './testing/approval-steps.ts'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// The way of an instance as its readers see it: cards with who, when and which words, readable on any screen.

let sluice: RunningSluice
let browser: Browser
let company: ApprovalCompany
let instanceId: string

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice({ environment: { SLUICE_DEMO: '0' } }), openBrowser()])
  company = await openApprovalCompany(sluice.url, 'way')
  const { admin, applicant, first, formId, members } = company
  await admin.call('flow.saveDraft', {
    formId,
    tree: {
      id: 'flow',
      name: '采购审批',
      root: [
        { kind: 'applicant', id: 'apply', name: '申请', config: {} },
        {
          kind: 'parallel',
          id: 'both',
          name: '并行',
          branches: [
            { id: 'legal', name: '法务线', steps: [approvalStep('law', '法务审核', [members.first])] },
            { id: 'money', name: '财务线', steps: [approvalStep('pay', '财务审核', [members.second])] },
          ],
        },
        {
          kind: 'condition',
          id: 'size',
          name: '金额',
          branches: [
            {
              id: 'big',
              name: '大额',
              condition: '{{amount}} > 5000',
              steps: [approvalStep('boss', '总经理审批', [members.second])],
            },
            { id: 'small', name: '其他', condition: null, steps: [] },
          ],
        },
        approvalStep('last', '归档确认', [members.first, members.second], { signing: 'all' }),
      ],
    },
  })
  await admin.call('flow.publish', { formId })
  const submitted = await applicant.call('flow.submit', { formId, values: { title: '买桌子', amount: 10 } })
  instanceId = submitted.instanceId!
  const { items } = await first.call('task.list', { box: 'todo', limit: 10 })
  await first.call('task.approve', { taskId: items[0]!.taskId!, opinion: '条款没有问题' })
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

async function openDiagram(width: number): Promise<Page> {
  const { page, context } = await openWindow(browser, { width })
  const [name = '', ...value] = company.applicant.cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: sluice.url }])
  page.setDefaultTimeout(15_000)
  await page.goto(`${sluice.url}/instances/${instanceId}`)
  await page.getByText('流程图', { exact: true }).click()
  await page.getByRole('region', { name: '流程图' }).waitFor()
  return page
}

const card = (page: Page, name: string) => page.getByRole('article').filter({ hasText: name }).last()
const boxOf = async (one: Locator) => (await one.boundingBox())!

test('[7.B19] the diagram says who did what with which words, where it is now and who comes next', async () => {
  const page = await openDiagram(1440)
  expect(await card(page, '法务审核').textContent()).toMatch(/已完成.*way-first.*已同意.*条款没有问题/)
  const now = page.locator('[aria-current="step"]')
  expect(await now.count()).toBe(1)
  expect(await now.textContent()).toMatch(/财务审核.*进行中.*way-second.*处理中/)
  expect(await card(page, '归档确认').textContent()).toMatch(/下一步.*会签.*way-first.*way-second/)
  // Where the way has not come to is said so; nobody reads ids of elements.
  expect(await page.getByRole('region', { name: '大额' }).textContent()).toBe('大额还没到总经理审批还没到')
})

/** The smallest letters of the diagram (faces beside names are decoration), and what lies outside of its window. */
const measure = `(() => {
  const frame = document.querySelector('section[aria-label="流程图"]')
  const words = [...frame.querySelectorAll('p, strong, span, q, time')].filter((one) => !one.closest('[aria-hidden]'))
  return {
    smallest: Math.min(...words.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
    hidden: frame.scrollWidth - frame.clientWidth,
  }
})()`

test('[7.B19] parallel approvers stand beside each other, below each other on a phone; nothing is clipped or tiny', async () => {
  const wide = await openDiagram(1440)
  const [law, pay] = [await boxOf(card(wide, '法务审核')), await boxOf(card(wide, '财务审核'))]
  expect(Math.abs(law.y - pay.y)).toBeLessThan(2)
  expect(pay.x).toBeGreaterThan(law.x + law.width)
  const narrow = await openDiagram(390)
  const [above, below] = [await boxOf(card(narrow, '法务审核')), await boxOf(card(narrow, '财务审核'))]
  expect(below.y).toBeGreaterThan(above.y + above.height)
  for (const page of [wide, narrow]) {
    const seen = await page.evaluate<{ smallest: number; hidden: number }>(measure)
    expect(seen.smallest).toBeGreaterThanOrEqual(12)
    expect(seen.hidden).toBe(0)
  }
})
