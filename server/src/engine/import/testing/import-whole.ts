import { Readable } from 'node:stream'
import { expect } from 'vitest'
import { storeFile } from '../../../platform/file/index.ts'
import type { TestHouse } from '../../../testing/test-house.ts'

/** A cell as a person reads it. */
export type Read = (text: string) => unknown

/** What a file has to become: rows, rows with cells that are put together again, and fields with their types. */
export interface WholeFile {
  rows: number
  repaired: number
  fields: [id: string, type: string, read: Read][]
}

/**
 * Makes an app of a CSV as it is proposed, and expects every row in it and nothing told that is not so.
 * @returns the values of the records as they were imported
 */
export async function importWhole(
  house: TestHouse,
  name: string,
  source: Buffer,
  { rows, repaired, fields }: WholeFile,
): Promise<Record<string, unknown>[]> {
  const admin = house.as(house.admin)
  const { id: fileId } = await storeFile(house.house.services, {
    tenantId: house.tenantId,
    ownerId: house.admin.memberId,
    name: `${name}.csv`,
    type: 'text/csv',
    source: Readable.from([source]),
  })
  const analysis = await admin.call('import.analyze', { fileId })
  expect(analysis).toMatchObject({
    rowCount: rows,
    badRows: 0,
    problems: [],
    encoding: 'utf-8',
    delimiter: ',',
  })
  type Column = {
    index: number
    fieldId: string
    name: string
    type: string
    doubts: { code: string; zh: string }[]
  }
  const columns: Column[] = analysis.columns
  expect(columns.map(({ fieldId, type }) => [fieldId, type])).toEqual(fields.map(([id, type]) => [id, type]))
  const told = columns.flatMap(({ doubts }) => doubts.filter(({ code }) => code === 'repaired'))
  const toldRows = told.reduce((sum, { zh }) => sum + Number.parseInt(zh, 10), 0)
  expect(toldRows).toBe(repaired)

  const { formId, jobId } = await admin.call('import.createApp', {
    fileId,
    appName: name,
    formName: name,
    columns: columns.map(({ index, fieldId, name, type }) => ({ index, fieldId, name, type })),
  })
  await house.drain()
  const job = await admin.call('job.get', { jobId })
  expect(job).toMatchObject({ state: 'done', progress: 1, processed: rows, total: rows })
  expect(job.result).toEqual({
    formId,
    imported: rows,
    updated: 0,
    skipped: 0,
    refused: false,
    problems: [],
  })

  const imported: Record<string, unknown>[] = []
  let cursor: string | undefined
  do {
    const sort = [{ field: '$createdAt', direction: 'asc' }]
    const page = await admin.call('record.list', { formId, sort, limit: 200, cursor })
    imported.push(...page.items.map((item: { values: Record<string, unknown> }) => item.values))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return imported
}
