import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from './testing/person.ts'
import { picture } from './testing/picture.ts'
import { signIn } from './testing/sign-in.ts'
import type { RunningSluice } from './testing/start-sluice.ts'
import { openWorkspace, type Workspace } from './testing/workspace.ts'

// What an administrator looks up: what left the workspace, what was not delivered, who did what.

let workspace: Workspace
let sluice: RunningSluice
let browser: Browser
let admin: Person

beforeAll(async () => {
  workspace = await openWorkspace('lodge')
  ;({ sluice, browser, admin } = workspace)
  await admin.call('invitation.create', { email: 'guest@lodge.test' })
  await admin.call('member.create', { name: '安可', username: 'anke', email: 'anke@lodge.test' })
})
afterAll(() => workspace?.close())

test('[P5.6] the log of what left holds mails about accounts, without their links, narrowed like any table', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'lodge-admin')
  problems.length = 0
  await page.goto(`${sluice.url}/settings/outbox`)
  await page.getByRole('gridcell', { name: 'guest@lodge.test' }).waitFor()
  await page.getByRole('gridcell', { name: 'anke@lodge.test' }).waitFor()
  await picture(page, 'outbox')
  await page.getByRole('gridcell', { name: 'guest@lodge.test' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('#token=••••••').waitFor()
  await sheet.getByText('仅本机保存').waitFor()
  await picture(page, 'outbox-mail')
  expect(problems).toEqual([])
})

test('[N3.15] what was not delivered, and the acts of somebody found by name, on a phone too', async () => {
  const { page, problems } = await signIn(browser, sluice.url, 'lodge-admin', { width: 390, dark: true })
  problems.length = 0
  await page.goto(`${sluice.url}/settings/undelivered`)
  await page.getByText('未送达事件').first().waitFor()
  await picture(page, 'undelivered-390')
  await page.goto(`${sluice.url}/settings/outbox`)
  await page.getByText('anke@lodge.test').first().waitFor()
  await picture(page, 'outbox-390')
  await page.goto(`${sluice.url}/settings/audit`)
  await page.getByText('添加成员').first().waitFor()
  await page.getByRole('searchbox').fill('邀请')
  await expect.poll(() => page.getByText('添加成员').count()).toBe(0)
  await picture(page, 'audit-search-390')
  expect(problems).toEqual([])
})
