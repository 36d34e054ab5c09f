import type { TakenFields } from '../../database/index.ts'

/** Names and codes of roles are unique in a tenant (P4.1). */
export const roleTaken: TakenFields = {
  role_code: { field: 'code', message: { zh: '这个角色代码已被使用。', en: 'This role code is taken.' } },
  role_name: {
    field: 'name',
    message: { zh: '已有同名的角色。', en: 'There is already a role of this name.' },
  },
}
