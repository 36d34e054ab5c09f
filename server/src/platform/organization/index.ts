export { addMember, type NewMember } from './add-member.ts'
export { createDepartment, type NewDepartment } from './create-department.ts'
export { memberDisabled, memberLeft } from './events.ts'
export { type HeadAbove, headOfDepartment, headsAbove } from './heads.ts'
export {
  activeMembers,
  departmentOfMember,
  departmentsOfMembers,
  type MemberRef,
  membersOfRole,
  membersOfRoles,
} from './members.ts'
export { departmentNames, memberNames } from './names.ts'
export type * from './tables.ts'
