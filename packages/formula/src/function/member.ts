import { type Decimal, toInteger } from '../value/number.ts'
import type { Runtime } from '../value/runtime.ts'
import type { Value } from '../value/value.ts'
import { define, family, optional, parameter, refused } from './define.ts'

const member = parameter('member', 'member', '成员')
const department = parameter('department', 'department', '部门')
const total = { total: true } as const
const directoryOnly = refused('组织架构只在应用中可查', 'the directory is known to the application only')

/** Who is looking, and who is who. */
export const memberFunctions = family('member', [
  define('CURRENTUSER 当前用户 当前成员', [], 'member', '当前用户 | The current user', {
    needsRuntime: true,
    evaluate: ({ user }: Runtime) => user?.id.toLowerCase() ?? null,
    sql: (_, { user }) => user().id(),
  }),
  define(
    'CURRENTDEPARTMENTS 当前部门 我的部门',
    [],
    { list: 'department' },
    '当前用户所在的部门 | The departments of the current user',
    {
      ...total,
      needsRuntime: true,
      evaluate: ({ user }: Runtime) => (user?.departmentIds ?? []).map((id) => id.toLowerCase()),
      sql: (_, { user }) => user().departmentIds(),
    },
  ),
  define(
    'CURRENTROLES 当前角色 我的角色',
    [],
    { list: 'text' },
    '当前用户的角色 | The roles of the current user',
    {
      ...total,
      needsRuntime: true,
      evaluate: ({ user }: Runtime) => user?.roles ?? [],
      sql: (_, { user }) => user().roles(),
    },
  ),
  define(
    'ISME 是我 是当前用户',
    [member],
    'boolean',
    '该成员是当前用户 | Whether the member is the current user',
    {
      needsRuntime: true,
      evaluate: ({ user }: Runtime, id: string) => id === user?.id.toLowerCase(),
      sql: ([id], call) =>
        call.let(
          id!,
          (x) => `case when ${x} is not null then coalesce(${x} = ${call.user().id()}, false) end`,
        ),
    },
  ),
  define(
    'HASROLE 有角色',
    [parameter('text', 'role', '角色')],
    'boolean',
    '当前用户有该角色 | Whether the current user has the role',
    {
      ...total,
      needsRuntime: true,
      evaluate: ({ user }: Runtime, role: string) => user?.roles?.includes(role) ?? false,
      sql: ([role], { user }) => `(${role} = any(${user().roles()}))`,
    },
  ),
  define(
    'INMYDEPARTMENTS 在我的部门',
    [department],
    'boolean',
    '该部门是当前用户所在的部门 | Whether the current user belongs to the department',
    {
      needsRuntime: true,
      evaluate: ({ user }: Runtime, id: string) =>
        (user?.departmentIds ?? []).some((each) => each.toLowerCase() === id),
      sql: ([id], { user }) => `(${id} = any(${user().departmentIds()}))`,
    },
  ),
  define('MEMBERNAME 成员姓名 姓名', [member], 'text', '成员的姓名 | The name of a member', {
    needsRuntime: true,
    evaluate: ({ directory }: Runtime, id: string) => directory?.memberName(id) ?? null,
    sql: directoryOnly,
  }),
  define('DEPARTMENTNAME 部门名称', [department], 'text', '部门的名称 | The name of a department', {
    needsRuntime: true,
    evaluate: ({ directory }: Runtime, id: string) => directory?.departmentName(id) ?? null,
    sql: directoryOnly,
  }),
  define(
    'DEPARTMENTSOF 所在部门',
    [member],
    { list: 'department' },
    '成员所在的部门 | The departments of a member',
    {
      needsRuntime: true,
      evaluate: ({ directory }: Runtime, id: string) => list(directory?.departmentsOf(id)),
      sql: directoryOnly,
    },
  ),
  define(
    'SUPERVISOR 上级 直属上级',
    [member, parameter('number', 'level', '级别', optional)],
    'member',
    '成员的第几级上级，默认直属 | The supervisor of a member, of level 1 if not given',
    {
      needsRuntime: true,
      evaluate: ({ directory }: Runtime, id: string, level: Decimal = 1) =>
        supervisor(directory, id, toInteger(level)),
      sql: directoryOnly,
    },
  ),
  define('MANAGER 部门负责人', [department], 'member', '部门的负责人 | The manager of a department', {
    needsRuntime: true,
    evaluate: ({ directory }: Runtime, id: string) => lower(directory?.managerOf(id)),
    sql: directoryOnly,
  }),
  define('PARENTDEPARTMENT 上级部门', [department], 'department', '上级部门 | The parent of a department', {
    needsRuntime: true,
    evaluate: ({ directory }: Runtime, id: string) => lower(directory?.parentOf(id)),
    sql: directoryOnly,
  }),
])

const highestLevel = 20

function supervisor(directory: Runtime['directory'], id: string, level: number): string | null {
  if (directory === undefined || level < 1 || level > highestLevel) return null
  let found: string | null = id
  for (let step = 0; step < level && found !== null; step++) found = lower(directory.supervisorOf(found))
  return found
}

function lower(id: string | null | undefined): string | null {
  return id?.toLowerCase() ?? null
}

function list(ids: readonly string[] | undefined): Value {
  return (ids ?? []).map((id) => id.toLowerCase())
}
