import { useMemo } from 'react'
import { useOperation } from '../kit/use-operation.ts'
import type { RoleRow } from './model.ts'

/** Roles that are given by hand; those the system fills itself are left out. */
export function useGivableRoles(): readonly RoleRow[] {
  const { data } = useOperation('role.list', {}, { staleTime: 60_000 })
  return useMemo(() => (data?.items ?? []).filter((role) => !role.automatic), [data])
}
