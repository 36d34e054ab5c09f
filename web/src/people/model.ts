import type { OutputOf } from '../kit/api.ts'

/** A member as lists and details tell it. */
export type Member = OutputOf<'member.list'>['items'][number]

/** A role in the list; `automatic` ones are filled by the system: everybody, or the heads of departments. */
export type RoleRow = OutputOf<'role.list'>['items'][number]

/** A role with its rights, those on single fields among them. */
export type RoleDetail = OutputOf<'role.get'>

export type GrantScope = RoleDetail['grants'][number]['scope']

/** One right as it is edited: what, where, on which data. */
export interface RoleGrant {
  permission: string
  resource: string
  scope: GrantScope
  validFrom?: string | null
  validTo?: string | null
}
