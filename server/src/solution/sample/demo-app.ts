import type { FormDefinition } from '@sluice/contract'
import type { Actor } from '../../platform/operation/index.ts'
import type { Act } from './act.ts'
import type { DemoCompany } from './demo-company.ts'
import { purchasingFlow } from './purchasing-flow.ts'
import { goodsForm, orderForm, supplierForm } from './purchasing-forms.ts'
import { sampleReports } from './purchasing-reports.ts'

export interface DemoForms {
  appId: string
  suppliers: string
  goods: string
  orders: string
}

/** The purchasing app: forms, flow, reports, dashboard. */
export async function makeApp(act: Act, { admin, financeRoleId }: DemoCompany): Promise<DemoForms> {
  const app = await act(admin, 'app.create', {
    name: '采购管理',
    description: '从申请到付款前的复核：供应商、商品、采购单与审批',
    groupName: '供应链',
  })
  await act(admin, 'app.share', {
    appId: app.id,
    holders: [
      { kind: 'everybody', level: 'submit' },
      { kind: 'role', id: financeRoleId, level: 'see' },
    ],
  })
  const make = async (name: string, definition: FormDefinition) => {
    const { id: formId } = await act(admin, 'form.create', { appId: app.id, name })
    await act(admin, 'form.saveDraft', { formId, definition, baseVersion: 0 })
    await act(admin, 'form.publish', { formId })
    return formId
  }
  const supplierId = await make('供应商', supplierForm)
  const goodsId = await make('商品', goodsForm(supplierId))
  const ordersId = await make('采购单', orderForm(supplierId, goodsId))
  await act(admin, 'flow.saveDraft', { formId: ordersId, tree: purchasingFlow(financeRoleId) })
  await act(admin, 'flow.publish', { formId: ordersId })
  await shareMasterData(act, admin, [supplierId, goodsId])
  const items = await Promise.all(
    sampleReports.map(async ({ name, place, definition }, index) => {
      const input = { appId: app.id, name, definition: definition(ordersId) }
      const report = await act(admin, 'report.create', input)
      return { id: `item-${index + 1}`, reportId: report.id, ...place }
    }),
  )
  const filters = ['ordered_on', 'category', 'supplier'].map((field) => ({ formId: ordersId, field }))
  await act(admin, 'dashboard.create', { appId: app.id, name: '采购总览', items, filters })
  return { appId: app.id, suppliers: supplierId, goods: goodsId, orders: ordersId }
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
