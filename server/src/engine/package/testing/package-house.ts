import { Readable } from 'node:stream'
import pg from 'pg'
import { runTransaction } from '../../../database/index.ts'
import { newId } from '../../../kernel/index.ts'
import { findFile, storeFile } from '../../../platform/file/index.ts'
import {
  createTestHouse,
  type TestHouse,
  type TestPerson,
  type TestTenant,
} from '../../../testing/test-house.ts'

/** A house whose people take apps out and bring them in. */
export interface PackageHouse extends TestHouse {
  /** Makes somebody of another company a member of this one too, who administers it if they do so there. */
  addMember(company: TestTenant, person: TestPerson): Promise<TestPerson>
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
    decisions?: ImportDecisions,
  ): Promise<{ id: string; left: { zh: string; en: string }[] }>
}

interface ImportDecisions {
  name?: string
  /** By the ids of the package; `make`: a role is made. */
  outside?: Record<string, string | null>
  withData?: boolean
  withRights?: boolean
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
    addMember: async ({ tenantId, roles, admin }, person) => {
      const memberId = newId()
      const role = person === house.admin ? 'administrator' : 'member'
      const client = new pg.Client({ connectionString: house.databaseUrl, options: '-c search_path=sluice' })
      await client.connect()
      await client.query(
        `insert into member (tenant_id, id, account_id, name, created_at, updated_at)
         select tenant_id, $1, $2, $3, created_at, updated_at from member where tenant_id = $4 and id = $5`,
        [memberId, person.accountId, `${person.name} 二`, tenantId, admin.memberId],
      )
      for (const code of new Set([role, 'member']))
        await client.query('insert into role_member (tenant_id, role_id, member_id) values ($1, $2, $3)', [
          tenantId,
          roles[code],
          memberId,
        ])
      await client.end()
      const { accountId, name } = person
      const actor = { kind: 'member', tenantId, memberId, accountId, name } as const
      return { memberId, accountId, tenantId, name, actor }
    },
    exported: async (person, appId, withData = false, withFiles = false) => {
      const { jobId } = await house.as(person).call('app.exportPackage', { appId, withData, withFiles })
      await house.drain()
      const { state, result, error } = await house.as(person).call('job.get', { jobId })
      if (state !== 'done') throw new Error(`${state}: ${JSON.stringify(error)}`)
      return content(person, result.fileId)
    },
    imported: async (person, text, { name, outside = {}, ...wish } = {}) => {
      const caller = house.as(person)
      const fileId = await upload(person, text)
      const checked = await caller.call('app.checkPackage', { fileId })
      return caller.call('app.importPackage', {
        fileId,
        ...wish,
        name: name ?? checked.app.name,
        outside: checked.outside.map(({ id, match }: { id: string; match: string | null }) =>
          outside[id] === 'make'
            ? { id, to: null, make: true }
            : { id, to: id in outside ? outside[id] : match },
        ),
      })
    },
  }
}
