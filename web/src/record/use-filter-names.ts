import type { Field, Filter } from '@sluice/contract'
import { isLink, typeOf } from '@sluice/form'
import { useQueries } from '@tanstack/react-query'
import { useDepartments } from '../kit/use-departments.ts'
import { operationQuery, useOperation } from '../kit/use-operation.ts'
import { usePeople } from '../kit/use-people.ts'
import { conditionsOf, findAttribute } from './describe-filter.ts'
import type { References } from './model.ts'

/** Names of the members, departments, roles and records a filter compares with, added to those that are known already. */
export function useFilterNames(
  filter: Filter | undefined,
  fields: readonly Field[],
  known: References,
): References {
  const compared = comparedIn(filter, fields)
  const people = usePeople(idsOf(compared, 'members').filter((id) => !(id in known.members)))
  const departments = useDepartmentNames(idsOf(compared, 'departments'), known.departments)
  const roles = useRoleNames(idsOf(compared, 'roles'), known.roles)
  const records = useRecordTitles(compared, known.records)
  const members = Object.fromEntries([...people].map(([id, { name }]) => [id, name]))
  return {
    ...known,
    members: { ...known.members, ...members },
    departments: { ...known.departments, ...departments },
    roles: { ...known.roles, ...roles },
    records: { ...known.records, ...records },
  }
}

function useDepartmentNames(ids: readonly string[], known: References['departments']) {
  // One request for the whole page, cached by the kit; the list is short.
  const { byId } = useDepartments()
  const missing = ids.filter((id) => !(id in known))
  return Object.fromEntries(missing.map((id) => [id, byId.get(id)?.name]).filter(([, name]) => name))
}

function useRoleNames(ids: readonly string[], known: References['roles']) {
  const enabled = ids.some((id) => !(id in known))
  const { data } = useOperation('role.list', {}, { enabled, staleTime: 60_000 })
  return Object.fromEntries((data?.items ?? []).map(({ id, name }) => [id, name]))
}

/** A record stands on no row of the page when nothing fits the filter. */
function useRecordTitles(compared: readonly Compared[], known: References['records']) {
  return useQueries({
    queries: compared.flatMap(({ field, id }) =>
      isLink(field) && !(id in known)
        ? [operationQuery('record.get', { formId: field.targetFormId, recordId: id })]
        : [],
    ),
    combine: (answers) =>
      Object.fromEntries(answers.flatMap(({ data }) => (data ? [[data.record.id, data.record.title]] : []))),
  })
}

interface Compared {
  field: Field
  id: string
}

function comparedIn(filter: Filter | undefined, fields: readonly Field[]): Compared[] {
  return conditionsOf(filter).flatMap(({ field: fieldId, value }) => {
    const field = findAttribute(fieldId, fields)
    if (!field || value === undefined || value === null) return []
    return [value].flat().map((one) => ({ field, id: String(one) }))
  })
}

function idsOf(compared: readonly Compared[], names: keyof References): string[] {
  return compared.filter(({ field }) => typeOf(field).names === names).map(({ id }) => id)
}
