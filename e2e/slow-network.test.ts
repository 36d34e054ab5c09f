import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApprovalCompany, openApprovalCompany } from './testing/approval-company.ts'
import { openBrowser, openWindow } from './testing/open-browser.ts'
import { type RunningSluice, removeHome, startSluice } from './testing/start-sluice.ts'

// The workbench over a slow line, with nothing in the browser's cache.

let sluice: RunningSluice
let browser: Browser
let company: ApprovalCompany

beforeAll(async () => {
  ;[sluice, browser] = await Promise.all([startSluice({ environment: { SLUICE_DEMO: '0' } }), openBrowser()])
  company = await openApprovalCompany(sluice.url, 'slow')
  for (let count = 1; count <= 12; count++) {
    const values = { title: `第 ${count} 份申请`, amount: 100 * count }
    await company.applicant.call('flow.submit', { formId: company.formId, values })
  }
})
afterAll(async () => {
  await browser?.close()
  await sluice?.stop()
  if (sluice) await removeHome(sluice.home)
})

/** 400 ms there and back, 50 KB a second. */
const slow = { offline: false, latency: 400, downloadThroughput: 50 * 1024, uploadThroughput: 50 * 1024 }

/** Opens the workbench as somebody who was here yesterday and whose cache is empty. */
async function openCold(): Promise<{ seconds: number; requests: number; kilobytes: number }> {
  const { page, context } = await openWindow(browser)
  const [name = '', ...value] = company.first.cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: sluice.url }])
  await page.addInitScript(`localStorage.setItem('sluice.signedIn', '1')`)
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', slow)
  const requests = new Set<string>()
  let bytes = 0
  network.on('Network.requestWillBeSent', ({ requestId }) => requests.add(requestId))
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  const begin = performance.now()
  await page.goto(`${sluice.url}/workbench`, { waitUntil: 'commit' })
  await page.getByRole('button', { name: '第 1 份申请' }).waitFor({ timeout: 60_000 })
  await page.getByRole('heading', { name: '第 12 份申请', level: 2 }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: '同意', exact: true }).waitFor({ timeout: 60_000 })
  await page.getByText('事由', { exact: true }).first().waitFor({ timeout: 60_000 })
  const seconds = (performance.now() - begin) / 1000
  await page.getByRole('button', { name: /通知/ }).waitFor({ timeout: 60_000 })
  await page.waitForLoadState('load')
  await context.close()
  return { seconds, requests: requests.size, kilobytes: Math.round(bytes / 1024) }
}

test('[7.B26] on a slow line the first task can be decided within 8 s and 25 requests', async () => {
  // The line is the same each time; the machine may be busy with something else: one visit of five has to be in time.
  const visits = [await openCold()]
  while (visits.length < 5 && visits.every(({ seconds }) => seconds > 8)) visits.push(await openCold())
  for (const { requests } of visits) expect(requests).toBeLessThanOrEqual(25)
  expect(Math.min(...visits.map(({ seconds }) => seconds)), JSON.stringify(visits)).toBeLessThanOrEqual(8)
})
