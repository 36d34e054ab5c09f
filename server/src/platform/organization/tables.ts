import type { Generated } from 'kysely'

declare module '../../database/tables.ts' {
  interface Tables {
    member: MemberTable
    department: DepartmentTable
    department_closure: DepartmentClosureTable
    demo_person: DemoPersonTable
    invitation: InvitationTable
    invitation_role: InvitationRoleTable
  }
}

export type MemberStatus = 'active' | 'disabled'

export interface MemberTable {
  tenant_id: string
  id: string
  account_id: string
  name: string
  email: string | null
  username: string | null
  department_id: string | null
  title: Generated<string>
  status: Generated<MemberStatus>
  /** When they left by themselves; `disabled` then. */
  left_at: Generated<string | null>
  created_at: string
  updated_at: string
}

export interface DepartmentTable {
  tenant_id: string
  id: string
  parent_id: string | null
  name: string
  head_member_id: string | null
  position: Generated<number>
  created_at: string
}

export interface DepartmentClosureTable {
  tenant_id: string
  ancestor_id: string
  descendant_id: string
  depth: number
}

export interface DemoPersonTable {
  tenant_id: string
  member_id: string
  position: number
  role_zh: string
  role_en: string
  hint_zh: string
  hint_en: string
}

export interface InvitationTable {
  tenant_id: string
  id: string
  token_hash: Buffer
  /** Of the link in the mail, which proves the address. */
  mail_token_hash: Generated<Buffer | null>
  email: string | null
  title: Generated<string>
  department_id: string | null
  /** null: made by the house itself. */
  created_by: string | null
  created_at: string
  expires_at: string
  accepted_at: string | null
  accepted_by: string | null
  revoked_at: string | null
}

export interface InvitationRoleTable {
  tenant_id: string
  invitation_id: string
  role_id: string
}
