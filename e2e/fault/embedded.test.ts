import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openApprovalCompany } from '../testing/approval-company.ts'
import { removeHome, startSluice } from '../testing/start-sluice.ts'

const environment = { SLUICE_DEMO: '0' }

test('[N3.15] kill -9 of the process that owns the embedded database: the next start takes it over with everything in it', async () => {
  const home = await mkdtemp(join(tmpdir(), 'sluice-owner-'))
  const first = await startSluice({ home, environment })
  const company = await openApprovalCompany(first.url, 'owner')
  const submit = (url: string, title: string) =>
    company.applicant.at(url).call('flow.submit', { formId: company.formId, values: { title } })
  const before = await submit(first.url, 'before')
  await first.kill()

  const begun = performance.now()
  const second = await startSluice({ home, environment })
  console.log(`second start after kill -9: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  const { record } = await company.admin
    .at(second.url)
    .call('record.get', { formId: company.formId, recordId: before.recordId })
  expect(record.title).toBe('before')
  await submit(second.url, 'after')
  await second.stop()
  expect(second.process.exitCode).toBe(0)

  const again = performance.now()
  const third = await startSluice({ home, environment })
  console.log(`start after a clean stop: ${((performance.now() - again) / 1000).toFixed(1)} s`)
  const page = await company.admin.at(third.url).call('record.list', { formId: company.formId, limit: 10 })
  expect(page.items.map(({ title }) => title).sort()).toEqual(['after', 'before'])
  await third.stop()
  await removeHome(home)
})
