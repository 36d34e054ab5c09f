import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { runTransaction } from '../../../database/index.ts'
import { findFile, storeFile } from '../../../platform/file/index.ts'
import { createTestHouse, type TestHouse, type TestPerson } from '../../../testing/test-house.ts'
import type { Analysis } from '../describe-analysis.ts'

/** What tests of imports and exports do with a house. */
export interface ImportHouse extends TestHouse {
  upload(person: TestPerson, name: string, content: string | Buffer): Promise<string>
  /** Content of a stored file, past every permission. */
  content(tenantId: string, fileId: string): Promise<string>
  bytes(tenantId: string, fileId: string): Promise<Buffer>
  analyze(person: TestPerson, fileId: string, reading?: Record<string, unknown>): Promise<Analysis>
  /** Imports an uploaded file as a new app, shared with everybody, with the types found, changed by `types`. */
  importApp(
    person: TestPerson,
    fileId: string,
    options?: {
      name?: string
      types?: Record<string, string>
      badRows?: string
      reading?: Record<string, unknown>
    },
  ): Promise<{ appId: string; formId: string; jobId: string }>
  /** All values of a form in the order they were made. */
  values(person: TestPerson, formId: string): Promise<Record<string, unknown>[]>
}

let appCount = 0

export async function createImportHouse(): Promise<ImportHouse> {
  const house = await createTestHouse()
  const { services } = house.house
  const analyze: ImportHouse['analyze'] = (person, fileId, reading = {}) =>
    house.as(person).call('import.analyze', { fileId, ...reading })
  const bytes: ImportHouse['bytes'] = async (tenantId, fileId) => {
    const file = await runTransaction(
      services.pools.server,
      { tenantId, asTenantRole: true },
      (transaction) => findFile(transaction, fileId),
    )
    return buffer(services.files.read(file!))
  }
  return {
    ...house,
    upload: async ({ tenantId, memberId }, name, content) => {
      const source = Readable.from([Buffer.from(content)])
      const file = await storeFile(services, { tenantId, ownerId: memberId, name, type: 'text/csv', source })
      return file.id
    },
    bytes,
    content: async (tenantId, fileId) => (await bytes(tenantId, fileId)).toString('utf8'),
    analyze,
    importApp: async (person, fileId, { name, types = {}, badRows, reading = {} } = {}) => {
      const analysis = await analyze(person, fileId, reading)
      const appName = name ?? `app ${++appCount}`
      const made = await house.as(person).call('import.createApp', {
        fileId,
        appName,
        formName: appName,
        ...reading,
        columns: analysis.columns.map((column) => ({
          index: column.index,
          fieldId: column.fieldId,
          name: column.name,
          type: types[column.fieldId] ?? column.type,
        })),
        ...(badRows ? { badRows } : {}),
      })
      const { appId } = made
      await house.as(person).call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
      return made
    },
    values: async (person, formId) => {
      const found: Record<string, unknown>[] = []
      let cursor: string | undefined
      do {
        const sort = [{ field: '$createdAt', direction: 'asc' }]
        const page = await house.as(person).call('record.list', { formId, sort, limit: 200, cursor })
        found.push(...page.items.map((item: { values: Record<string, unknown> }) => item.values))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return found
    },
  }
}
