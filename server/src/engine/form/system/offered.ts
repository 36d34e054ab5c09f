import type { Filter, FilterCondition, Sort } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import type { Offer, SystemForm } from '../../../platform/system-form/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { casts } from '../record/sort-casts.ts'
import { serverPartOf } from '../server-parts.ts'

/** What a list of a system form can be asked for: only what an index serves. */
export interface Offered {
  /** Operators by field. */
  filters: Record<string, FilterCondition['op'][]>
  sorts: string[]
  search: boolean
  /** Fields whose texts are made for each reader; nothing can be done with them but read them. */
  perReader: string[]
}

/** What of a form says whether and how the system keeps it. */
type SystemPart = Partial<Pick<LoadedForm, 'system' | 'own' | 'fields' | 'createdAtName'>>

const known = new WeakMap<SystemForm | LoadedForm, Offered>()

/** What lists of a form offer; undefined for a form that people made, whose lists offer everything. */
export function offeredBy({ system, own }: SystemPart): Offered | undefined {
  if (!system) return undefined
  let offered = known.get(own ?? system)
  if (!offered) {
    const added = own?.definition.fields ?? []
    const offers: (Offer & { id: string })[] = [...system.fields, { id: '$createdAt', ...system.createdAt }]
    offered = {
      filters: Object.fromEntries([
        ...offers.flatMap(({ id, filter }) => (filter ? [[id, [...filter.ops]]] : [])),
        // What a workspace adds lies in a table of its own with the indexes of any form: everything is served.
        ...added.map((field) => [field.id, [...typeOf(field).operators]]),
      ]),
      sorts: [
        ...offers.flatMap(({ id, sort }) => (sort ? [id] : [])),
        ...added.flatMap((field) => (casts[serverPartOf(field).comparable(field).kind] ? [field.id] : [])),
      ],
      search: system.searched !== undefined,
      perReader: system.fields.flatMap(({ id, perReader }) => (perReader ? [id] : [])),
    }
    known.set(own ?? system, offered)
  }
  return offered
}

/** Whether a field's text is made for each reader. */
export function isPerReader(form: SystemPart, fieldId: string): boolean {
  return offeredBy(form)?.perReader.includes(fieldId) ?? false
}

/** Refuses conditions that no index serves. @throws invalidInput naming each (`filter.all.0`) and what is offered */
export function requireOfferedFilter(form: SystemPart, filter: Filter | undefined): void {
  const offered = offeredBy(form)
  if (!offered || !filter) return
  const problems: FieldError[] = []
  const visit = (node: Filter, path: string): void => {
    if ('all' in node) for (const [index, one] of node.all.entries()) visit(one, `${path}.all.${index}`)
    else if ('any' in node) for (const [index, one] of node.any.entries()) visit(one, `${path}.any.${index}`)
    else if (!offered.filters[node.field]?.includes(node.op)) {
      problems.push({
        field: path,
        code: 'notOffered',
        message: {
          zh: '不能按“{name}”这样筛选（{op}）。可用：{offered}。',
          en: 'A list cannot be narrowed by "{name}" in this way ({op}). Offered: {offered}.',
        },
        params: {
          name: nameOf(form, node.field),
          op: node.op,
          offered: Object.entries(offered.filters)
            .map(([id, ops]) => `${nameOf(form, id)} (${ops.join(', ')})`)
            .join('; '),
        },
      })
    }
  }
  visit(filter, 'filter')
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
}

/** Refuses orders that no index serves. @throws invalidInput naming each (`sort.0`) and what is offered */
export function requireOfferedSort(form: SystemPart, sort: readonly Sort[] | undefined): void {
  const offered = offeredBy(form)
  if (!offered || !sort) return
  const problems = sort.flatMap(({ field }, index): FieldError[] => {
    if (index === 0 && offered.sorts.includes(field)) return []
    return [
      {
        field: `sort.${index}`,
        code: 'notOffered',
        message: {
          zh: '不能按“{name}”排序。可以按其中一个排序：{offered}。',
          en: 'A list cannot be sorted by "{name}". It can be sorted by one of: {offered}.',
        },
        params: {
          name: nameOf(form, field),
          offered: offered.sorts.map((id) => nameOf(form, id)).join(', '),
        },
      },
    ]
  })
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
}

/** Refuses a search where nothing is searched. @throws invalidInput naming `search` */
export function requireOfferedSearch(form: LoadedForm): void {
  if (offeredBy(form)?.search ?? true) return
  throw invalidInput({ count: 1 }, [
    {
      field: 'search',
      code: 'notOffered',
      message: {
        zh: '“{form}”不支持搜索，请使用筛选。',
        en: '"{form}" cannot be searched; narrow it by its filters.',
      },
      params: { form: form.name },
    },
  ])
}

function nameOf({ fields, createdAtName }: SystemPart, id: string): string {
  return (id === '$createdAt' ? createdAtName : fields?.get(id)?.name) ?? id
}
