import type { Field, Filter } from '@sluice/contract'
import { useDepartments } from '../kit/use-departments.ts'
import { usePeople } from '../kit/use-people.ts'
import { conditionsOf, findAttribute } from './describe-filter.ts'
import type { References } from './model.ts'

/** Names of the members and departments a filter compares with, added to those that are known already. */
export function useFilterNames(
  filter: Filter | undefined,
  fields: readonly Field[],
  known: References,
): References {
  const memberIds = idsIn(filter, fields, 'member')
  const people = usePeople(memberIds.filter((id) => !(id in known.members)))
  const departmentIds = idsIn(filter, fields, 'department')
  const names: References = {
    ...known,
    members: { ...known.members, ...Object.fromEntries([...people].map(([id, { name }]) => [id, name])) },
  }
  return useDepartmentNames(names, departmentIds)
}

function useDepartmentNames(known: References, ids: readonly string[]): References {
  // One request for the whole page, cached by the kit; the list is short.
  const { byId } = useDepartments()
  const missing = ids.filter((id) => !(id in known.departments))
  if (missing.length === 0) return known
  const names = missing.flatMap((id) => {
    const department = byId.get(id)
    return department ? [[id, department.name]] : []
  })
  return { ...known, departments: { ...known.departments, ...Object.fromEntries(names) } }
}

function idsIn(
  filter: Filter | undefined,
  fields: readonly Field[],
  type: 'member' | 'department',
): string[] {
  return conditionsOf(filter).flatMap(({ field, value }) => {
    if (findAttribute(field, fields)?.type !== type || value === undefined || value === null) return []
    return Array.isArray(value) ? value.map(String) : [String(value)]
  })
}
