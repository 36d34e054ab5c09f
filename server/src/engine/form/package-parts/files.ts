import { Readable } from 'node:stream'
import type { FieldValue } from '@sluice/contract'
import { z } from 'zod'
import { findFile, storeFile } from '../../../platform/file/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { definePackagePart, packageBroken, packageTooLarge } from '../../package/index.ts'
import type { PackagedForm } from '../packaging/packaged-form.ts'
import { filesIn } from '../record/attach-record-files.ts'
import { packagedForms } from './forms.ts'
import { type FormData, packagedRecords } from './records.ts'

/** Bytes of the attachments in one package. */
const mostBytes = 8 * 1024 * 1024

const fileSchema = z.object({
  id: z.uuid(),
  /** The first form whose records hold it. */
  formId: z.uuid(),
  name: z.string().min(1).max(300),
  type: z.string().max(200),
  /** Its bytes, as base64. */
  content: z.string().max(Math.ceil(mostBytes / 3) * 4),
})
type PackagedFile = z.infer<typeof fileSchema>

/** What records of the app hold as attachments. */
export const packagedFiles = definePackagePart<PackagedFile[]>({
  key: 'files',
  order: 95,
  kind: 'files',
  tables: {
    file_use: {
      tenant_id: 'made anew',
      file_id: 'carried',
      form_id: 'carried',
      record_id: 'carried',
      field_id: 'carried',
    },
  },
  schema: z.array(fileSchema).max(5000),
  read: async (context, _appId, _wish, soFar) => {
    const files = await filesOf(context, heldFiles(soFar))
    if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes)
      throw packageTooLarge({ what: '附件（MB）', whatEn: 'MB of attachments', max: mostBytes / 1024 / 1024 })
    const packed: PackagedFile[] = []
    for (const { id, formId } of files) packed.push({ id, formId, ...(await contentOf(context, id)) })
    return packed
  },
  // Below the places of records in the same form.
  own: (files) => files.map(({ id, formId }, index) => ({ id, place: { in: formId, number: -1 - index } })),
  names: (files) => files.map(({ name }) => name),
  before: async ({ services, tenantId, ownerId }, files) => {
    const stored = new Map<string, string>()
    for (const { id, name, type, content } of files) {
      const bytes = Buffer.from(content, 'base64')
      if (bytes.toString('base64') !== content) throw packageBroken({ where: `parts.files: ${name}` })
      const source = Readable.from([bytes])
      stored.set(id, (await storeFile(services, { tenantId, ownerId, name, type, source })).id)
    }
    return stored
  },
  // Records take them as they name them.
  write: async () => [],
})

/** Files in the attachments of the records that stand in the package, each with the first form that holds it. */
function heldFiles(soFar: ReadonlyMap<string, unknown>): Map<string, string> {
  const forms = new Map((soFar.get(packagedForms.key) as PackagedForm[]).map((form) => [form.id, form]))
  const held = new Map<string, string>()
  for (const { formId, records } of soFar.get(packagedRecords.key) as FormData[]) {
    for (const field of forms.get(formId)?.definition?.fields ?? []) {
      for (const { values } of records) {
        for (const id of filesIn(field, values[field.id] as FieldValue))
          if (!held.has(id)) held.set(id, formId)
      }
    }
  }
  return held
}

/** What is known of these files, in the order of their ids. */
async function filesOf({ transaction, tenantId }: OperationContext, held: ReadonlyMap<string, string>) {
  const { rows } = await transaction.query<{ id: string; size: number }>(
    'select id, size from file where tenant_id = $1 and id = any($2::uuid[]) order by id',
    [tenantId, [...held.keys()]],
    'package-files',
  )
  return rows.map((file) => ({ ...file, formId: held.get(file.id)! }))
}

async function contentOf({ transaction, services }: OperationContext, fileId: string) {
  const file = await findFile(transaction, fileId)
  if (!file) throw new Error(`A file that a record holds is gone: ${fileId}`)
  const chunks: Buffer[] = []
  for await (const chunk of services.files.read(file)) chunks.push(chunk as Buffer)
  return { name: file.name, type: file.type, content: Buffer.concat(chunks).toString('base64') }
}
