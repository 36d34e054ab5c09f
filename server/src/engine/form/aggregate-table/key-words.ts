import type { FieldValue } from '@sluice/contract'
import { isComputed, isLink, typeOf } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { departmentNames, memberNames } from '../../../platform/organization/index.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { recordTitles } from '../record/references.ts'
import { findIn } from './contributions.ts'
import type { AggregateDefinition } from './definition.ts'

/**
 * The keys of amounts in words for their reader, as the fields of a source write them.
 * @param home a form of the table that is there; absent: its first
 */
export async function keyWords(
  context: OperationContext,
  definition: AggregateDefinition,
  keys: readonly string[],
  home?: LoadedForm,
): Promise<string[][]> {
  const source = definition.sources.find(({ formId }) => formId === home?.id) ?? definition.sources[0]!
  const form = home ?? (await loadForm(context, source.formId).catch(() => undefined))
  const lists = keys.map((key) => JSON.parse(key) as FieldValue[])
  const columns = await Promise.all(
    definition.keys.map(async (_, index) => {
      const values = lists.map((list) => list[index] ?? null)
      const field = form && findIn(form, source, source.keyFieldIds[index] ?? '')?.field
      if (!field) return values.map(String)
      const ids = values.map(String)
      const { names } = typeOf(field)
      const nothing = { members: {}, departments: {}, roles: {}, records: {}, files: {} }
      const found =
        names === 'records' && isLink(field) && !isComputed(field)
          ? await recordTitles(context, field.targetFormId, ids)
          : names === 'members'
            ? await memberNames(context, new Set(ids))
            : names === 'departments'
              ? await departmentNames(context, new Set(ids))
              : new Map<string, string>()
      const named = names ? { ...nothing, [names]: Object.fromEntries(found) } : nothing
      return values.map((value) =>
        typeOf(field).text(field as never, value, {
          locale: context.locale,
          timeZone: form.timeZone,
          names: named,
        }),
      )
    }),
  )
  return lists.map((_, row) => columns.map((column) => column[row] ?? ''))
}
