import { createHash } from 'node:crypto'
import { fieldIdSchema } from '@sluice/contract'
import { tenantSchema } from '../../database/index.ts'
import { isUuid } from '../../kernel/index.ts'

/** Identifiers are made from checked ids alone, so that no text of a person ever becomes part of SQL. */
function hexOf(formId: string): string {
  if (!isUuid(formId)) throw new Error(`Not a form id: ${formId}`)
  return formId.replaceAll('-', '')
}

/** Quoted table of a form's records. */
export function recordTable(tenantId: string, formId: string): string {
  return `"${tenantSchema(tenantId)}"."form_${hexOf(formId)}"`
}

/** Quoted column of a field. */
export function fieldColumn(fieldId: string): string {
  return `"f_${checkedFieldId(fieldId)}"`
}

/** Quoted table of the rows of a sub-table field. PostgreSQL cuts names at 63 bytes, so long field ids are hashed. */
export function subTable(tenantId: string, formId: string, fieldId: string): string {
  const checked = checkedFieldId(fieldId)
  const suffix = checked.length <= 24 ? checked : `${checked.slice(0, 11)}_${shortHash(checked).slice(0, 12)}`
  return `"${tenantSchema(tenantId)}"."form_${hexOf(formId)}_${suffix}"`
}

/** Quoted table, and function of the same name, that know how texts of a column are read while it changes its type. */
export function readingTable(tenantId: string, formId: string, path: string): string {
  return `"${tenantSchema(tenantId)}"."reading_${shortHash(`${hexOf(formId)}/${path}`)}"`
}

/** Name, unique in its schema, of an index over a form's table. */
export function indexName(
  kind: 'by' | 'unique' | 'search' | 'list',
  formId: string,
  subject: string,
): string {
  return `${kind}_${shortHash(`${hexOf(formId)}/${subject}`)}`
}

function checkedFieldId(fieldId: string): string {
  if (!fieldIdSchema.safeParse(fieldId).success) throw new Error(`Not a field id: ${fieldId}`)
  return fieldId
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20)
}
