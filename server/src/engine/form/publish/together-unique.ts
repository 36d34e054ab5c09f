import type { Field, FormDefinition } from '@sluice/contract'
import type { UniqueTogether } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { constraintNotMet } from '../errors.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { fieldColumn, indexName } from '../table-name.ts'
import { sampleSize } from './failing-rows.ts'

/** An index that keeps several fields different together. */
export interface TogetherIndex {
  name: string
  sql: string
  fieldIds: string[]
}

/** The index that keeps several fields different together (N2.3). */
export function togetherIndexes(
  table: string,
  formId: string,
  { fields, uniques = [] }: FormDefinition,
): TogetherIndex[] {
  const known = new Set(fields.map(({ id }) => id))
  return uniques
    .filter((one) => one.fields.every((id) => known.has(id)))
    .map(({ id, fields: together, blanks }) => {
      const name = indexName('unique', formId, `together/${id}`)
      const columns = together.map(fieldColumn).join(', ')
      const nulls = blanks === 'equal' ? ' nulls not distinct' : ''
      const sql = `create unique index ${name} on ${table} (${columns})${nulls} where deleted_at is null`
      return { name, sql, fieldIds: together }
    })
}

/** What an index keeps apart, by its name; undefined: it is none of these. */
export function uniqueOfIndex(form: LoadedForm, constraint: string | undefined): UniqueTogether | undefined {
  return form.definition.uniques?.find(
    ({ id }) => indexName('unique', form.id, `together/${id}`) === constraint,
  )
}

/** Records that share what is to be unique together. */
export interface SharedTogether {
  unique: UniqueTogether
  names: string
  failing: number
  /** The first of them. */
  samples: { recordId: string; value: unknown }[]
}

/**
 * Finds the records that would break what a definition keeps unique together, and the published one does not yet. Fields that
 * are new are empty in all records.
 */
export async function sharedTogether(
  { transaction }: OperationContext,
  form: LoadedForm,
  next: FormDefinition,
): Promise<SharedTogether[]> {
  const before = new Map(
    togetherIndexes(form.layout.table, form.id, form.definition).map(({ name, sql }) => [name, sql]),
  )
  const fresh = new Set(
    togetherIndexes(form.layout.table, form.id, next)
      .filter(({ name, sql }) => before.get(name) !== sql)
      .map(({ name }) => name),
  )
  const byId = new Map(next.fields.map((field) => [field.id, field]))
  const found: SharedTogether[] = []
  for (const unique of next.uniques ?? []) {
    if (!fresh.has(indexName('unique', form.id, `together/${unique.id}`))) continue
    const columns = unique.fields.map((id) => (form.storedFields[id] ? fieldColumn(id) : 'null'))
    const filled = unique.blanks === 'apart' ? columns.map((column) => ` and ${column} is not null`) : []
    const shared = `select id, count(*) over (partition by ${columns.join(', ')}) as shared
      from ${form.layout.table} where deleted_at is null${filled.join('')}`
    const { rows } = await transaction.query<{ id: string; failing: number }>(
      `select id, count(*) over () as failing from (${shared}) d where shared > 1 order by id limit ${sampleSize}`,
    )
    if (rows.length === 0) continue
    found.push({
      unique,
      names: namesOf(unique, byId),
      failing: Number(rows[0]!.failing),
      samples: rows.map(({ id }) => ({ recordId: id, value: null })),
    })
  }
  return found
}

/** The fields by name, as a list. */
export function namesOf({ fields }: UniqueTogether, byId: ReadonlyMap<string, Field>): string {
  return fields.map((id) => `“${byId.get(id)?.name ?? id}”`).join('、')
}

/** @throws constraintNotMet naming the fields and records that share their values */
export async function requireTogetherUnique(
  context: OperationContext,
  form: LoadedForm,
  next: FormDefinition,
): Promise<void> {
  const [first] = await sharedTogether(context, form, next)
  if (!first) return
  const { unique, names, failing, samples } = first
  throw constraintNotMet({ fields: names, samples }, [
    {
      field: `definition.uniques.${next.uniques!.indexOf(unique)}`,
      code: 'notUniqueTogether',
      message: {
        zh: '{names}有 {count} 条数据同时重复。',
        en: '{names}: {count} records have the same together.',
      },
      params: { names, count: failing },
    },
  ])
}
