export { addMember, type NewMember } from './add-member.ts'
export { createDepartment, type NewDepartment } from './create-department.ts'
export type * from './tables.ts'
