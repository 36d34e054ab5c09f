import type { ReportDefinition } from '@sluice/contract'
import { flowStates } from '@sluice/form'
import { inLanguage } from '../../database/index.ts'
import type { FieldError } from '../../kernel/index.ts'
import type { LoadedForm, RecordSource } from '../form/index.ts'
import type { CompiledDimension } from './compiled-report.ts'
import { fieldMissing } from './errors.ts'
import type { GroupTitles } from './group-titles.ts'

export interface GroupOrder {
  /** To its answer `g`: names and places of the groups. */
  joins: string[]
  /** Parts of `order by`. */
  by: string[]
}

interface OrderSetting {
  form: LoadedForm
  source: RecordSource
  definition: ReportDefinition
  dimensions: CompiledDimension[]
  titles: GroupTitles
  errors: FieldError[]
}

/**
 * The order of groups: as asked, else choices as the form has them, texts and the names of people, departments and linked
 * records in the order of the reader's language like those of a list, time forward, and a lone text or number with the largest first. What has no place
 * any more, like a choice that is gone, comes after what has one; the empty group is last. Another part of the order
 * are always the groups themselves, so that a limit cuts the same every time.
 */
export function groupOrder({
  form,
  source,
  definition,
  dimensions,
  titles,
  errors,
}: OrderSetting): GroupOrder {
  const ordered = dimensions.map((dimension, index) => orderOf(form, source, dimension, index, titles))
  const asked = definition.sort.flatMap(({ field, direction }, index) => {
    const dimension = dimensions.findIndex((each) => each.field.id === field)
    const measure = /^m\d$/.test(field) ? Number(field.slice(1)) : -1
    if (measure >= 0 && measure < Math.max(definition.measures.length, 1))
      return [`m${measure} ${direction} nulls last`]
    if (dimension >= 0) return ordered[dimension]!.keys.map((key) => `${key} ${direction} nulls last`)
    const params = { field }
    errors.push({ field: `definition.sort.${index}.field`, code: 'field', message: fieldMissing, params })
    return []
  })
  const first = dimensions[0]
  const bySize = asked.length === 0 && dimensions.length === 1 && first !== undefined && isBare(first, titles)
  return {
    joins: ordered.flatMap(({ join }) => join ?? []),
    by: [
      ...asked,
      ...(bySize ? ['m0 desc nulls last'] : []),
      ...ordered.flatMap(({ keys }) => keys.map((key) => `${key} asc nulls last`)),
    ],
  }
}

/** Has no order of its own. */
function isBare({ field, bucket }: CompiledDimension, titles: GroupTitles): boolean {
  if (field.kind === 'relation') return !titles.has(field.id)
  return bucket === undefined && (field.kind === 'text' || field.kind === 'number' || field.kind === 'money')
}

interface DimensionOrder {
  join?: string
  keys: string[]
}

function orderOf(
  form: LoadedForm,
  source: RecordSource,
  { field }: CompiledDimension,
  index: number,
  titles: GroupTitles,
): DimensionOrder {
  const key = `g.d${index}`
  switch (field.kind) {
    case 'choice': {
      const choices =
        field.field && 'choices' in field.field
          ? field.field.choices.map(({ value }) => value)
          : Object.keys(flowStates)
      const places = `unnest(${source.bind(choices)}::text[]) with ordinality`
      const join = `left join ${places} o${index}(value, place) on o${index}.value = ${key}`
      return { join, keys: [`o${index}.place`, key] }
    }
    case 'relation': {
      const names = titles.get(field.id)
      if (!names) return { keys: [key] }
      const [ids, texts] = [source.bind([...names.keys()]), source.bind([...names.values()])]
      const join = `left join unnest(${ids}::uuid[], ${texts}::text[]) o${index}(id, name) on o${index}.id = ${key}`
      return { join, keys: [inLanguage(`o${index}.name`, source.collation), key] }
    }
    case 'member':
    case 'department':
    case 'role': {
      const names = `select id, ${inLanguage('name', source.collation)} as name from sluice.${field.kind}
        where tenant_id = ${source.bind(form.tenantId)}::uuid`
      const join = `left join (${names}) o${index} on o${index}.id = ${key}`
      return { join, keys: [`o${index}.name`, key] }
    }
    case 'text':
      return { keys: [inLanguage(key, source.collation)] }
    case 'number':
    case 'money':
    case 'boolean':
    case 'date':
    case 'dateTime':
      return { keys: [key] }
  }
}
