import type { Field } from '@sluice/contract'
import { foldText, isLink, typeOf } from '@sluice/form'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { systemId } from '../../../platform/system-form/index.ts'
import { type FieldAccessMap, mayOnForm, reaches } from '../access/form-access.ts'
import type { Parameters } from '../access/row-scope.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { serverPartOf } from '../server-parts.ts'

/** Names that are compared one by one with an index; of more, nearly every record has one of them. */
const mostNamed = 2000

/** The records of a form whose texts hold a text, for one statement. */
type FindRecords = (
  form: LoadedForm,
  search: string,
  parameters?: Parameters,
) => Promise<{ from: string; where: string; parameters: unknown[] }>

/**
 * Records of a system form that name somebody or something whose name holds the text: there are too many of them to look
 * into each, and few people, forms and choices.
 * @returns undefined for a form that is searched in another way
 */
export async function namesCondition(
  context: OperationContext,
  form: LoadedForm,
  access: FieldAccessMap,
  { text, parameters, find }: { text: string; parameters: Parameters; find: FindRecords },
): Promise<string | undefined> {
  const searched = form.system?.searched
  if (typeof searched !== 'object' || !('by' in searched)) return undefined
  const hits: string[] = []
  for (const id of searched.by) {
    const field = form.fields.get(id)
    if (!field || !reaches(access[id], 'read')) continue
    const hit = await hitOf(context, form, field, { text, parameters, find })
    if (hit) hits.push(hit)
  }
  return hits.length === 0 ? 'false' : `(${hits.join(' or ')})`
}

async function hitOf(
  context: OperationContext,
  form: LoadedForm,
  field: Field,
  { text, parameters, find }: { text: string; parameters: Parameters; find: FindRecords },
): Promise<string | undefined> {
  const column = form.layout.column(field.id)
  const choices = serverPartOf(field).search?.choices?.(field)
  if (choices) {
    const folded = foldText(text)
    const values = choices.filter(({ label }) => foldText(label).includes(folded)).map(({ value }) => value)
    return values.length > 0 ? `${column} = any(${parameters.add(values)}::text[])` : undefined
  }
  const target = targetOf(field)
  if (target === undefined) return undefined
  const named = await loadForm(context, target)
  if (!mayOnForm(await context.policy(), named, 'record.read')) return undefined
  const { from, where, parameters: values } = await find(named, text)
  const { rows } = await context.transaction.query<{ id: string }>(
    `select r.id from ${from} where ${where} limit ${mostNamed + 1}`,
    values,
  )
  if (rows.length === 0) return undefined
  if (rows.length <= mostNamed) return `${column} = any(${parameters.add(rows.map(({ id }) => id))}::uuid[])`
  const all = await find(named, text, parameters)
  return `${column} in (select r.id from ${all.from} where ${all.where})`
}

/** The form whose records a field names. */
function targetOf(field: Field): string | undefined {
  if (isLink(field)) return field.targetFormId
  return typeOf(field).names === 'members' ? systemId('form:member') : undefined
}
