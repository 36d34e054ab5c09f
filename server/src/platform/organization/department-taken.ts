import type { TakenFields } from '../../database/index.ts'

/** Departments of one parent have different names. */
export const departmentTaken: TakenFields = {
  department_sibling_name: {
    field: 'name',
    message: {
      zh: '同一上级下已有同名部门。',
      en: 'There is already a department of this name at this place.',
    },
  },
}
