import { foldText, isLink, typeOf } from '@sluice/form'
import { isUuid, type Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type AnyField, finderOf, loadForm, type NameFinder, selectRecords } from '../../form/index.ts'

/** Finds ids by what people call things. */
interface NameIndex extends NameFinder {
  find(text: string): { value: string } | { problem: Text }
}

/** Records of a linked form that are looked up by name; a larger form is linked by id. */
const maximumLinked = 200_000
const pageSize = 5000

/** Collects the names a field's cells may use; `undefined` for fields that need none. One pass, no query per row. */
export async function nameIndexOf(
  context: OperationContext,
  field: AnyField,
): Promise<NameFinder | undefined> {
  const finder = finderOf(field)
  if (finder) return finder
  const { names } = typeOf(field)
  if (names === 'members') return memberIndex(context)
  if (names === 'departments') return departmentIndex(context)
  if (names === 'roles') return roleIndex(context)
  return isLink(field) ? recordIndex(context, field.targetFormId) : undefined
}

async function memberIndex(context: OperationContext): Promise<NameIndex> {
  const rows = await context.db
    .selectFrom('member')
    .select(['id', 'name', 'email', 'username'])
    .where('tenant_id', '=', context.tenantId)
    .where('status', '=', 'active')
    .execute()
  const entries = rows.flatMap(({ id, name, email, username }) =>
    [name, email, username].flatMap((text) => (text ? [[text, id] as const] : [])),
  )
  return indexOf(entries, { zh: '没有这位成员', en: 'is no member here' })
}

async function departmentIndex(context: OperationContext): Promise<NameIndex> {
  const rows = await context.db
    .selectFrom('department')
    .select(['id', 'name', 'parent_id'])
    .where('tenant_id', '=', context.tenantId)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const pathOf = (id: string | null): string[] => {
    const row = id ? byId.get(id) : undefined
    return row ? [...pathOf(row.parent_id), row.name] : []
  }
  const entries = rows.flatMap(({ id, name }) => [[name, id] as const, [pathOf(id).join('/'), id] as const])
  return indexOf(entries, { zh: '没有这个部门', en: 'is no department here' })
}

async function roleIndex(context: OperationContext): Promise<NameIndex> {
  const rows = await context.db
    .selectFrom('role')
    .select(['id', 'name'])
    .where('tenant_id', '=', context.tenantId)
    .execute()
  return indexOf(
    rows.map(({ id, name }) => [name, id] as const),
    { zh: '没有这个角色', en: 'is no role here' },
  )
}

async function recordIndex(context: OperationContext, formId: string): Promise<NameIndex> {
  await loadForm(context, formId)
  const entries: (readonly [string, string])[] = []
  let cursor: string | undefined
  do {
    const page = await selectRecords(context, { formId, fields: [], limit: pageSize, cursor })
    for (const { title, id } of page.items) entries.push([title, id])
    cursor = page.nextCursor ?? undefined
  } while (cursor && entries.length < maximumLinked)
  return indexOf(entries, { zh: '找不到要关联的数据，或您无权查看', en: 'names no record you may see' })
}

const ambiguous: Text = {
  zh: '有多个同名对象，请使用更明确的写法',
  en: 'names more than one; be more specific',
}

function indexOf(entries: readonly (readonly [string, string])[], missing: Text): NameIndex {
  const ids = new Map<string, string | undefined>()
  const known = new Set<string>()
  for (const [text, id] of entries) {
    const key = keyOf(text)
    known.add(id)
    ids.set(key, ids.has(key) && ids.get(key) !== id ? undefined : id)
  }
  return {
    find: (text) => {
      const lower = text.trim().toLowerCase()
      if (isUuid(lower) && known.has(lower)) return { value: lower }
      const key = keyOf(text)
      const id = ids.get(key)
      if (id) return { value: id }
      return { problem: ids.has(key) ? ambiguous : missing }
    },
  }
}

const keyOf = (text: string) => foldText(text.trim())
