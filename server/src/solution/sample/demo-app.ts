import type { Actor } from '../../platform/operation/index.ts'
import type { Act } from './act.ts'
import type { DemoCompany } from './demo-company.ts'
import { purchasingIds } from './purchasing-ids.ts'
import { purchasing } from './templates/purchasing.ts'

export interface DemoForms {
  appId: string
  suppliers: string
  goods: string
  orders: string
}

/** The purchasing app, installed from its package as anybody installs it; and who may use it. */
export async function makeApp(act: Act, { admin, financeRoleId }: DemoCompany): Promise<DemoForms> {
  const { id: appId } = await act(admin, 'app.importPackage', {
    templateKey: purchasing.key,
    name: purchasing.package.app.name,
    // The company has data of its own.
    withData: false,
    outside: [{ id: purchasingIds.financeRole, to: financeRoleId }],
  })
  await act(admin, 'app.share', {
    appId,
    holders: [
      { kind: 'everybody', level: 'submit' },
      { kind: 'role', id: financeRoleId, level: 'see' },
    ],
  })
  const { forms } = (await act(admin, 'app.get', { appId })) as unknown as { forms: { id: string }[] }
  const [suppliers, goods, orders] = forms.map(({ id }) => id) as [string, string, string]
  await shareMasterData(act, admin, [suppliers, goods])
  return { appId, suppliers, goods, orders }
}

/** Everybody may look up suppliers and goods, whoever entered them. */
async function shareMasterData(act: Act, admin: Actor, formIds: string[]): Promise<void> {
  const role = await act(admin, 'role.create', {
    code: 'catalogue',
    name: '查看基础资料',
    description: '查看全部供应商和商品',
    grants: formIds.map((formId) => ({
      permission: 'record.read',
      resource: `form:${formId}`,
      scope: 'tenant',
    })),
  })
  const { items } = await act(admin, 'member.list', { limit: 50 })
  await act(admin, 'role.setMembers', { roleId: role.id, memberIds: items.map(({ id }) => id) })
}
