import { type Reference, type References, type ValueProblemCode, valueProblem } from '@sluice/form'
import type { FieldError } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { newParameters, rowScope } from '../access/row-scope.ts'
import { loadForm } from '../load-form.ts'
import { checkPictures } from './check-pictures.ts'
import { checkRegions } from './check-regions.ts'

/**
 * Checks that every id named by values exists: members, departments, roles, files, and linked records that the actor may
 * read. One statement per kind, all under way at once.
 * @returns a problem for each value that names something missing
 */
export async function checkReferences(
  context: OperationContext,
  references: References,
): Promise<FieldError[]> {
  const byForm = Map.groupBy(references.records, ({ formId }) => formId)
  const found = await Promise.all([
    checkIds(context, 'member', references.members, 'noSuchMember'),
    checkIds(context, 'department', references.departments, 'noSuchDepartment'),
    checkIds(context, 'role', references.roles, 'noSuchRole'),
    checkOrganizations(context, references.organizations),
    checkFiles(context, references.files),
    checkRegions(references.regions),
    ...[...byForm].map(([formId, records]) => checkRecords(context, formId, records)),
  ])
  return found.flat()
}

async function checkIds(
  context: OperationContext,
  table: 'member' | 'department' | 'role',
  references: Reference[],
  code: ValueProblemCode,
): Promise<FieldError[]> {
  if (references.length === 0) return []
  const { rows } = await context.transaction.query<{ id: string }>(
    `select id from ${table} where tenant_id = $1 and id = any($2::uuid[])`,
    [context.tenantId, idsOf(references)],
    `${table}-exist`,
  )
  return missing(references, new Set(rows.map(({ id }) => id)), code)
}

/** A department that lies in another is none; one that is not there is told as such. */
async function checkOrganizations(
  { transaction, tenantId }: OperationContext,
  references: Reference[],
): Promise<FieldError[]> {
  if (references.length === 0) return []
  const { rows } = await transaction.query<{ id: string }>(
    'select id from department where tenant_id = $1 and id = any($2::uuid[]) and parent_id is not null',
    [tenantId, idsOf(references)],
    'organization-below',
  )
  const below = new Set(rows.map(({ id }) => id))
  return references
    .filter(({ id }) => below.has(id))
    .map(({ path, name }) => valueProblem(path, 'notAnOrganization', { name }))
}

async function checkRecords(
  context: OperationContext,
  formId: string,
  references: Reference[],
): Promise<FieldError[]> {
  const form = await loadForm(context, formId).catch((error: { status?: number }) => {
    if (error.status === 404) return undefined
    throw error
  })
  if (!form) return missing(references, new Set(), 'noSuchRecord')
  const parameters = newParameters([idsOf(references)])
  const scope = await rowScope(context, form, 'record.read', parameters)
  const { rows } = await context.transaction.query<{ id: string }>(
    `select r.id from ${form.layout.from} where r.id = any($1::uuid[]) and ${form.layout.living}${scope ? ` and ${scope}` : ''}`,
    parameters.values,
  )
  return missing(references, new Set(rows.map(({ id }) => id)), 'noSuchRecord')
}

async function checkFiles(context: OperationContext, references: References['files']): Promise<FieldError[]> {
  if (references.length === 0) return []
  const { tenantId } = context
  const { rows } = await context.transaction.query<{
    id: string
    name: string
    size: number
    sealedKey: string
  }>(
    'select id, name, size, sealed_key as "sealedKey" from file where tenant_id = $1 and id = any($2::uuid[])',
    [context.tenantId, idsOf(references)],
    'file-exist',
  )
  const files = new Map(rows.map((file) => [file.id, { ...file, tenantId }]))
  const problems = missing(references, new Set(files.keys()), 'noSuchFile')
  for (const { id, path, name, maxBytes } of references) {
    const file = files.get(id)
    if (file && file.size > maxBytes) {
      const max = Math.floor(maxBytes / 1024 / 1024)
      problems.push(valueProblem(path, 'fileTooLarge', { name, file: file.name, max }))
    }
  }
  return [...problems, ...(await checkPictures(context, references, files))]
}

function idsOf(references: Reference[]): string[] {
  return [...new Set(references.map(({ id }) => id))]
}

function missing(references: Reference[], found: ReadonlySet<string>, code: ValueProblemCode): FieldError[] {
  const paths = new Map<string, string>()
  for (const { id, path, name } of references) if (!found.has(id)) paths.set(path, name)
  return [...paths].map(([path, name]) => valueProblem(path, code, { name }))
}
