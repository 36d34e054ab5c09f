export { addMember, type NewMember } from './add-member.ts'
export { createDepartment, type NewDepartment } from './create-department.ts'
export { type HeadAbove, headOfDepartment, headsAbove } from './heads.ts'
export {
  activeMembers,
  departmentNames,
  departmentOfMember,
  departmentsOfMembers,
  type MemberRef,
  memberNames,
  membersOfRole,
  membersOfRoles,
} from './members.ts'
export type * from './tables.ts'
