import { Readable } from 'node:stream'
import { runTransaction } from '../../../database/index.ts'
import { findFile, storeFile } from '../../../platform/file/index.ts'
import { createTestHouse, type TestHouse, type TestPerson } from '../../../testing/test-house.ts'

/** A house whose people take apps out and bring them in. */
export interface PackageHouse extends TestHouse {
  /** The text of the package of an app. */
  exported(person: TestPerson, appId: string, withData?: boolean, withFiles?: boolean): Promise<string>
  /** The bytes of a file of a person's tenant, as text. */
  content(person: TestPerson, fileId: string): Promise<string>
  /** Uploads a text as a file. @returns its id */
  upload(person: TestPerson, text: string): Promise<string>
  /** Uploads and imports a package as it is suggested, with other decisions where some are given. */
  imported(
    person: TestPerson,
    text: string,
    decisions?: { name?: string; outside?: Record<string, string | null> },
  ): Promise<{ id: string; left: { zh: string; en: string }[] }>
}

export async function createPackageHouse(): Promise<PackageHouse> {
  const house = await createTestHouse()
  const { services } = house.house
  const upload: PackageHouse['upload'] = async ({ tenantId, memberId }, text) => {
    const file = {
      tenantId,
      ownerId: memberId,
      name: 'app.sluice.json',
      type: 'application/json',
      source: Readable.from([Buffer.from(text)]),
    }
    return (await storeFile(services, file)).id
  }
  const content: PackageHouse['content'] = async ({ tenantId }, fileId) => {
    const file = await runTransaction(
      services.pools.server,
      { tenantId, asTenantRole: true },
      (transaction) => findFile(transaction, fileId),
    )
    const chunks: Buffer[] = []
    for await (const chunk of services.files.read(file!)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString()
  }
  return {
    ...house,
    upload,
    content,
    exported: async (person, appId, withData = false, withFiles = false) => {
      const { jobId } = await house.as(person).call('app.exportPackage', { appId, withData, withFiles })
      await house.drain()
      const { state, result, error } = await house.as(person).call('job.get', { jobId })
      if (state !== 'done') throw new Error(`${state}: ${JSON.stringify(error)}`)
      return content(person, result.fileId)
    },
    imported: async (person, text, { name, outside = {} } = {}) => {
      const caller = house.as(person)
      const fileId = await upload(person, text)
      const checked = await caller.call('app.checkPackage', { fileId })
      return caller.call('app.importPackage', {
        fileId,
        name: name ?? checked.app.name,
        outside: checked.outside.map(({ id, match }: { id: string; match: string | null }) => ({
          id,
          to: id in outside ? outside[id] : match,
        })),
      })
    },
  }
}
