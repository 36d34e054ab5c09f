import type { Actor } from '../../platform/operation/index.ts'
import { type Act, memberOf } from './act.ts'

export interface DemoCompany {
  admin: Actor
  applicant: Actor
  colleague: Actor
  head: Actor
  finance: Actor
  financeRoleId: string
}

/** Departments, roles and people of the demo. */
export async function hire(act: Act, admin: Actor, code: string): Promise<DemoCompany> {
  const tenantId = admin.kind === 'member' ? admin.tenantId : ''
  const department = async (name: string) => (await act(admin, 'department.create', { name })).id
  const purchasing = await department('采购部')
  const accounting = await department('财务部')
  await department('仓储部')
  const finance = await act(admin, 'role.create', {
    code: 'finance',
    name: '财务',
    description: '复核大额采购，查看全部采购单',
  })
  const join = async (
    name: string,
    username: string,
    departmentId: string,
    title: string,
    roleIds: string[] = [],
  ): Promise<Actor> => {
    const input = {
      name,
      username: `${code}-${username}`,
      email: `${username}@${code}.example`,
      departmentId,
      title,
      roleIds,
    }
    const { id } = await act({ kind: 'system', tenantId, name: 'demo' }, 'member.create', input)
    const member = (await act(admin, 'member.get', { memberId: id })) as unknown as { accountId: string }
    return { kind: 'member', tenantId, memberId: id, accountId: member.accountId, name }
  }
  // Each account is given a password, whose hash is made to take long: all at once.
  const [applicant, colleague, head, accountant] = await Promise.all([
    join('林晓', 'linxiao', purchasing, '采购专员'),
    join('何嘉', 'hejia', purchasing, '采购专员'),
    join('陈立', 'chenli', purchasing, '采购部主管'),
    join('苏瑾', 'sujin', accounting, '财务主管', [finance.id]),
  ])
  await act(admin, 'department.setHead', { departmentId: purchasing, memberId: memberOf(head) })
  await act(admin, 'department.setHead', { departmentId: accounting, memberId: memberOf(accountant) })
  return { admin, applicant, colleague, head, finance: accountant, financeRoleId: finance.id }
}
