import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedServer, startEmbeddedServer } from '../../server/src/database/index.ts'
import { type ApprovalCompany, openApprovalCompany } from '../testing/approval-company.ts'
import { openBrowser, openWindow } from '../testing/open-browser.ts'
import { type RunningSluice, startSluice } from '../testing/start-sluice.ts'
import { listen } from './listen.ts'

let folder: string
let database: EmbeddedServer
let one: RunningSluice
let other: RunningSluice
let company: ApprovalCompany
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-two-'))
  database = await startEmbeddedServer(folder)
  const start = () =>
    startSluice({ home: folder, environment: { DATABASE_URL: database.url, SLUICE_DEMO: '0' } })
  ;[one, other] = await Promise.all([start(), start()])
  company = await openApprovalCompany(one.url, 'two')
})
afterAll(async () => {
  await Promise.all([one?.stop(), other?.stop()])
  await database?.stop()
  await rm(folder, { recursive: true, force: true })
})

const submit = (url: string, title: string) =>
  company.applicant.at(url).call('flow.submit', { formId: company.formId, values: { title } })

test('[N3.15] submitted at one process, approved at the other, approved again at the first', async () => {
  const { instanceId } = await submit(one.url, 'both')
  for (const [person, url] of [
    [company.first, other.url],
    [company.second, one.url],
  ] as const) {
    const { items } = await person.at(url).call('task.list', { box: 'todo', limit: 50 })
    const task = items.find((item) => item.instanceId === instanceId)
    await person.at(url).call('task.approve', { taskId: task!.taskId! })
  }
  const { instance } = await company.applicant.at(other.url).call('instance.get', { instanceId: instanceId! })
  expect(instance.state).toBe('approved')
})

test('[N3.11] whoever is connected to one process hears at once of what happened at the other', async () => {
  const ear = await listen(company.first.at(other.url), other.url)
  const heard = ear.next('inbox.changed')
  await submit(one.url, 'heard')
  await heard
  ear.close()
})

test('[N3.11] the count of a browser at one process follows what happens at the other', async () => {
  const browser = await openBrowser()
  const { page } = await openWindow(browser)
  const cookie = company.second.cookie.split('=')
  await page.context().addCookies([{ name: cookie[0]!, value: cookie[1]!, url: other.url }])
  await page.goto(`${other.url}/workbench`)
  const { instanceId } = await submit(one.url, '浏览器里出现的事由')
  const { items } = await company.first.at(one.url).call('task.list', { box: 'todo', limit: 50 })
  await company.first
    .at(one.url)
    .call('task.approve', { taskId: items.find((item) => item.instanceId === instanceId)!.taskId! })
  await page.getByText('浏览器里出现的事由').first().waitFor({ timeout: 20_000 })
  await browser.close()
})

test('[P4.7] a permission taken away at one process is gone at the other within a second', async () => {
  const { admin, applicant, formId } = company
  const reader = applicant.at(other.url)
  await reader.call('record.list', { formId, limit: 1 })
  const { items: roles } = await admin.at(one.url).call('role.list', {})
  const role = roles.find(({ code }) => code === 'member')!
  const { grants } = await admin.at(one.url).call('role.get', { roleId: role.id })
  const without = grants.filter(({ permission }) => !permission.startsWith('record.') && permission !== '*')
  await admin.at(one.url).call('role.setGrants', { roleId: role.id, grants: without })
  const taken = performance.now()
  for (;;) {
    const refused = await reader.call('record.list', { formId, limit: 1 }).then(
      () => false,
      (error: { status?: number }) => error.status === 403,
    )
    if (refused) break
  }
  expect(performance.now() - taken).toBeLessThan(1000)
  await admin.at(one.url).call('role.setGrants', { roleId: role.id, grants })
})

test('[N3.15] SIGTERM answers what was begun before the process ends', async () => {
  const third = await startSluice({
    home: folder,
    environment: { DATABASE_URL: database.url, SLUICE_DEMO: '0' },
  })
  const begun = Array.from({ length: 20 }, (_, index) => submit(third.url, `last ${index}`))
  // The first answer says that the others have reached the server, too.
  await Promise.race(begun)
  const ended = third.stop()
  const settled = await Promise.allSettled(begun)
  await ended
  expect(third.process.exitCode).toBe(0)
  expect(settled.filter(({ status }) => status === 'rejected')).toEqual([])
  // It no longer takes anything new.
  await expect(submit(third.url, 'too late')).rejects.toBeInstanceOf(TypeError)
})
