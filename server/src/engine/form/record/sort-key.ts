import type { Sort } from '@sluice/contract'
import { inLanguage, type LanguageCollation } from '../../../database/index.ts'
import { invalidInput, isUuid, readCursor, writeCursor } from '../../../kernel/index.ts'
import type { Parameters } from '../access/row-scope.ts'
import { alwaysPresent, type Operand } from '../filter/operand.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { NamedThing } from '../server-part.ts'
import { requireOfferedSort } from '../system/offered.ts'
import { unknownAttribute } from './record-source.ts'
import { casts, type KeyPart } from './sort-casts.ts'

/** One part of a sort. */
interface SortPart {
  field: string
  column: string
  direction: 'asc' | 'desc'
  cast: string
  nullable: boolean
  /** Of a text that comes in the order of a language; its column says so too. */
  collation?: LanguageCollation
  fits(value: KeyPart): boolean
}

/** The order of a list: the parts asked for, then the id, so that no two records are equal. Empty values come last. */
export interface SortKey {
  parts: SortPart[]
  direction: 'asc' | 'desc'
  /** Names the parts need beside the form's table; empty for most orders. */
  names: NameSource[]
  /** Tells one sort from another, so that a cursor is refused where it does not belong. */
  signature: string
}

/** Where the names of people or departments come from. */
export interface NameSource {
  alias: string
  /** A sub-select of `id` and `name`. */
  from: string
  /** SQL over alias `r` of the id that is named. */
  column: string
}

const largestSort = 4

/**
 * Works out the order of a list. People and departments come in the order of their names; those of one name stay
 * together. Names and texts come in the order of the reader's language.
 * @throws invalidInput naming `sort.<n>` when a field cannot be sorted by or may not be read
 */
export function sortKey(
  form: Pick<LoadedForm, 'id' | 'tenantId'> & Partial<LoadedForm>,
  sort: readonly Sort[] | undefined,
  operandOf: (id: string) => Operand | undefined,
  collation: LanguageCollation,
): SortKey {
  requireOfferedSort(form, sort)
  const { id: formId, tenantId } = form
  const asked = sort?.length
    ? sort
    : [form.system?.sort ?? { field: '$createdAt', direction: 'desc' as const }]
  if (asked.length > largestSort) throw cannotSort('sort', `>${largestSort}`)
  const names: NameSource[] = []
  const parts = asked.flatMap(({ field, direction }, index): SortPart[] => {
    const operand = operandOf(field)
    if (!operand) throw unknownAttribute(field, `sort.${index}`)
    const kind = casts[operand.kind]
    if (!kind) throw cannotSort(`sort.${index}`, operand.name)
    const plain = { field, column: operand.column, direction, nullable: !alwaysPresent.has(field), ...kind }
    const own =
      operand.kind === 'text' && operand.order === 'language'
        ? { ...plain, column: inLanguage(operand.column, collation), collation }
        : plain
    const named = operand.kind === 'id' ? namedTables[operand.of] : undefined
    if (!named) return [own]
    const name = nameSource(named, `named_${index}`, operand.column, tenantId, collation)
    names.push(name)
    return [{ ...own, ...casts.text!, column: `${name.alias}.name` }, own]
  })
  const signature = [
    formId.slice(-12),
    // A place in the order of one language is none in that of another.
    ...(names.length > 0 || parts.some((part) => part.collation) ? [collation] : []),
    ...asked.map(({ field, direction }) => `${field} ${direction}`),
  ].join()
  return { parts, direction: parts[0]!.direction, names, signature }
}

/** What has a name people know it by. A linked record's title may be hidden from the reader, so links come by id. */
const namedTables: Partial<Record<NamedThing, string>> = {
  member: 'sluice.member',
  department: 'sluice.department',
  organization: 'sluice.department',
  role: 'sluice.role',
}

function nameSource(
  table: string,
  alias: string,
  column: string,
  tenantId: string,
  collation: LanguageCollation,
): NameSource {
  if (!isUuid(tenantId)) throw new Error(`Not a tenant id: ${tenantId}`)
  const from = `select id, ${inLanguage('name', collation)} as name from ${table} where tenant_id = '${tenantId}'`
  return { alias, from, column }
}

function cannotSort(field: string, name: string) {
  return invalidInput({ count: 1 }, [
    {
      field,
      code: 'cannotSort',
      message: { zh: '不能按“{name}”排序。', en: 'A list cannot be sorted by "{name}".' },
      params: { name },
    },
  ])
}

/** Reads a cursor of this sort. @throws invalidInput naming `cursor` when it belongs to another list */
export function readSortCursor(key: SortKey, cursor: string): KeyPart[] {
  const [signature, ...values] = readCursor(cursor, key.parts.length + 2)
  const id = values.at(-1)
  const fits =
    signature === key.signature &&
    typeof id === 'string' &&
    isUuid(id) &&
    key.parts.every((part, index) => {
      const value = values[index]!
      return value === null ? part.nullable : part.fits(value)
    })
  if (fits) return values
  throw invalidInput({ count: 1 }, [
    {
      field: 'cursor',
      code: 'invalid_cursor',
      message: {
        zh: '翻页位置与当前的排序不符，请回到第一页。',
        en: 'This page position does not fit the sort; go back to the first page.',
      },
    },
  ])
}

export function writeSortCursor(key: SortKey, values: readonly unknown[]): string {
  return writeCursor([key.signature, ...(values as KeyPart[])])
}

/** A stretch of the list that one index scan serves: the rows with a value in the first part, then those without. */
export interface Stretch {
  where: ((parameters: Parameters) => string) | undefined
  orderBy: string
  /** The names to walk in order, for the records of one person after the other. */
  walks?: { names: NameSource; namesOrder: string; recordsOrder: string }
}

/**
 * Stretches to read one after the other until the page is full, each starting after the cursor. Written so that the
 * index `(field, id)` gives the order in both directions.
 */
export function stretches(key: SortKey, after: KeyPart[] | undefined): Stretch[] {
  const [first, ...rest] = key.parts as [SortPart, ...SortPart[]]
  const restOrder = [...rest.map(orderOf), `r.id ${key.direction}`].join(', ')
  // The nulls clause is the one of the index; which nulls there are, the condition says.
  const nulls = first.direction === 'asc' ? 'nulls last' : 'nulls first'
  const orderBy = `${first.column} ${first.direction} ${nulls}, ${restOrder}`
  const afterValue = after && ((parameters: Parameters) => afterPresent(key, after, parameters))
  if (!first.nullable) return [{ where: afterValue, orderBy }]
  const absent = { where: () => `${first.column} is null`, orderBy }
  const present = { orderBy, ...walkOf(key, nulls) }
  if (!after) return [{ ...present, where: () => `${first.column} is not null` }, absent]
  if (after[0] !== null) return [{ ...present, where: afterValue }, absent]
  return [
    {
      where: (parameters) => `${first.column} is null and ${afterRest(key, after, 1, parameters)}`,
      orderBy,
    },
  ]
}

/** A list that begins with the name of a person, and asks for no other name. */
function walkOf({ parts, direction, names }: SortKey, nulls: string): Pick<Stretch, 'walks'> {
  const [name] = names
  if (!name || names.length > 1 || parts[0]?.column !== `${name.alias}.name`) return {}
  const recordsOrder = [...parts.slice(2).map(orderOf), `r.id ${direction}`].join(', ')
  const namesOrder = `${name.alias}.name ${direction} ${nulls}, ${name.alias}.id ${direction} nulls last`
  return { walks: { names: name, namesOrder, recordsOrder } }
}

function orderOf({ column, direction }: SortPart): string {
  return `${column} ${direction} nulls last`
}

function afterPresent(key: SortKey, after: KeyPart[], parameters: Parameters): string {
  const [first] = key.parts as [SortPart]
  const sign = first.direction === 'asc' ? '>' : '<'
  const value = `${parameters.add(after[0])}::${first.cast}`
  if (key.parts.length === 1)
    return `(${first.column}, r.id) ${sign} (${value}, ${parameters.add(after[1])}::uuid)`
  const next = afterRest(key, after, 1, parameters)
  return `${first.column} ${sign}= ${value} and (${first.column} ${sign} ${value} or ${next})`
}

/** Comes after the cursor in the parts from `index` on, given that the earlier parts are equal. */
function afterRest(key: SortKey, after: KeyPart[], index: number, parameters: Parameters): string {
  const part = key.parts[index]
  if (!part) return `r.id ${key.direction === 'asc' ? '>' : '<'} ${parameters.add(after[index])}::uuid`
  const value = after[index]!
  const next = afterRest(key, after, index + 1, parameters)
  if (value === null) return `(${part.column} is null and ${next})`
  const bound = `${parameters.add(value)}::${part.cast}`
  const sign = part.direction === 'asc' ? '>' : '<'
  return `(${part.column} ${sign} ${bound} or ${part.column} is null or (${part.column} = ${bound} and ${next}))`
}
