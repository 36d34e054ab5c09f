import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeFile } from '../../platform/file/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'

const folder = process.env.SLUICE_DATA && join(process.env.SLUICE_DATA, 'northwind')
if (!folder) console.info('Skipped: SLUICE_DATA is not set, so the Northwind files are not there.')

describe.skipIf(!folder)('Northwind', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await createTestHouse()
  })
  afterAll(() => house?.close())

  async function importFile(name: string) {
    const admin = house.as(house.admin)
    const { id: fileId } = await storeFile(house.house.services, {
      tenantId: house.tenantId,
      ownerId: house.admin.memberId,
      name: `${name}.csv`,
      type: 'text/csv',
      source: Readable.from([await readFile(join(folder!, `${name}.csv`))]),
    })
    const analysis = await admin.call('import.analyze', { fileId })
    const { formId, jobId } = await admin.call('import.createApp', {
      fileId,
      appName: name,
      formName: name,
      columns: analysis.columns.map(({ index, fieldId, name, type }: Record<string, unknown>) => ({
        index,
        fieldId,
        name,
        type,
      })),
    })
    await house.drain()
    const job = await admin.call('job.get', { jobId })
    return { analysis, formId, job }
  }

  test('[N1.1] orders', async () => {
    const { job, formId } = await importFile('orders')
    expect(job).toMatchObject({ state: 'done', result: { imported: 830, skipped: 0 } })
    const page = await house.as(house.admin).call('record.list', { formId, limit: 3 })
    console.log(JSON.stringify(page.items[0]))
  })
})
