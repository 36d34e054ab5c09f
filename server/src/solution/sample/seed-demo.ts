import type { FormDefinition, RecordValues } from '@sluice/contract'
import { DateTime } from 'luxon'
import { runTransaction } from '../../database/index.ts'
import { setDemoPeople } from '../../platform/identity/index.ts'
import type { Actor, Services } from '../../platform/operation/index.ts'
import { createTenant } from '../../platform/tenancy/index.ts'
import { carriers, goods, seededRandom, suppliers } from './purchasing-data.ts'
import { purchasingFlow } from './purchasing-flow.ts'
import { goodsForm, orderForm, supplierForm } from './purchasing-forms.ts'
import { sampleReports } from './purchasing-reports.ts'

const demoLock = 7_105_003
const zone = 'Asia/Shanghai'

/** Calls a public operation as somebody; there is no other door. */
type Act = (actor: Actor, operation: string, input: object) => Promise<Answer>
/** What the seed reads of answers. */
interface Answer {
  id: string
  items: { taskId?: string; title: string; id: string; code: string }[]
}

interface DemoCompany {
  admin: Actor
  applicant: Actor
  colleague: Actor
  head: Actor
  finance: Actor
  financeRoleId: string
}

/**
 * Makes the demo company on an empty database: people, the purchasing app with flow, data, reports and dashboard, and
 * work in every state. Made by the public operations. Several servers may start at once: one seeds.
 * @returns true when it was made now
 */
export async function seedDemo(services: Services): Promise<boolean> {
  const client = await services.pools.owner.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [demoLock])
    const { rows } = await client.query<{ complete: boolean }>(
      `select exists (select from tenant where demo and status = 'active') as complete`,
    )
    if (rows[0]?.complete) return false
    await makeDemo(services)
    return true
  } finally {
    await client.query('select pg_advisory_unlock($1)', [demoLock]).catch(() => undefined)
    client.release()
  }
}

async function makeDemo(services: Services): Promise<void> {
  const act: Act = async (actor, operation, input) =>
    (await services.invoke(operation, { actor, input })) as Answer
  const code = `demo-${services.clock.now().getTime().toString(36)}`
  const { tenantId, memberId, accountId } = await createTenant(services, {
    code,
    name: '江南食品贸易',
    plan: 'ENTERPRISE',
    administrator: { name: '周敏', email: `zhoumin@${code}.example`, username: `${code}-zhoumin` },
  })
  const admin: Actor = { kind: 'member', tenantId, memberId, accountId, name: '周敏' }
  const company = await hire(act, admin, code)
  const forms = await makeApp(act, company)
  await fill(act, company, forms, services.clock.now())
  await finish(services, tenantId, company)
}

async function hire(act: Act, admin: Actor, code: string): Promise<DemoCompany> {
  const tenantId = admin.kind === 'member' ? admin.tenantId : ''
  const purchasing = await act(admin, 'department.create', { name: '采购部' })
  const accounting = await act(admin, 'department.create', { name: '财务部' })
  await act(admin, 'department.create', { name: '仓储部' })
  const finance = await act(admin, 'role.create', {
    code: 'finance',
    name: '财务',
    description: '复核大额采购，查看全部采购单',
    grants: [{ permission: 'record.read', resource: 'form:*', scope: 'tenant' }],
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
  const applicant = await join('林晓', 'linxiao', purchasing.id, '采购专员')
  const colleague = await join('何嘉', 'hejia', purchasing.id, '采购专员')
  const head = await join('陈立', 'chenli', purchasing.id, '采购部主管')
  const accountant = await join('苏瑾', 'sujin', accounting.id, '财务主管', [finance.id])
  await act(admin, 'department.setHead', { departmentId: purchasing.id, memberId: memberOf(head) })
  await act(admin, 'department.setHead', { departmentId: accounting.id, memberId: memberOf(accountant) })
  return { admin, applicant, colleague, head, finance: accountant, financeRoleId: finance.id }
}

function memberOf(actor: Actor): string {
  if (actor.kind !== 'member') throw new Error('Not a member')
  return actor.memberId
}

interface DemoForms {
  appId: string
  suppliers: string
  goods: string
  orders: string
}

async function makeApp(act: Act, { admin, financeRoleId }: DemoCompany): Promise<DemoForms> {
  const app = await act(admin, 'app.create', {
    name: '采购管理',
    description: '从申请到付款前的复核：供应商、商品、采购单与审批',
    groupName: '供应链',
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
  const items = []
  for (const { name, place, definition } of sampleReports) {
    const report = await act(admin, 'report.create', {
      appId: app.id,
      name,
      definition: definition(ordersId),
    })
    items.push({ id: `item-${items.length + 1}`, reportId: report.id, ...place })
  }
  await act(admin, 'dashboard.create', { appId: app.id, name: '采购总览', items })
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

async function fill(act: Act, company: DemoCompany, forms: DemoForms, now: Date): Promise<void> {
  const supplierIds = new Map<string, string>()
  for (const supplier of suppliers) {
    const { id } = await act(company.admin, 'record.create', {
      formId: forms.suppliers,
      values: { ...supplier },
    })
    supplierIds.set(supplier.name, id)
  }
  const goodsIds = new Map<string, string>()
  for (const { supplier, ...values } of goods) {
    const input = { formId: forms.goods, values: { ...values, supplier: supplierIds.get(supplier) ?? null } }
    goodsIds.set(values.name, (await act(company.admin, 'record.create', input)).id)
  }
  const random = seededRandom(20260301)
  const orderCount = 48
  for (let index = 0; index < orderCount; index++) {
    const values = makeOrder(random, index / orderCount, now, supplierIds, goodsIds)
    const buyer = random() < 0.6 ? company.applicant : company.colleague
    await act(buyer, 'flow.submit', { formId: forms.orders, values })
    await decide(act, company, index, orderCount)
  }
}

/** An order of the past year; the later in the row, the closer to today. */
function makeOrder(
  random: () => number,
  share: number,
  now: Date,
  supplierIds: Map<string, string>,
  goodsIds: Map<string, string>,
): RecordValues {
  const supplier = suppliers[Math.floor(random() * suppliers.length)]!
  const offered = goods.filter((one) => one.supplier === supplier.name)
  const lines = offered.slice(0, 1 + Math.floor(random() * offered.length)).map((one) => ({
    goods: goodsIds.get(one.name) ?? null,
    quantity: 5 + Math.floor(random() * 40),
    price: one.price,
  }))
  const amount = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
  const day = DateTime.fromJSDate(now, { zone }).minus({
    days: Math.round((1 - share) * 330 * (0.9 + random() * 0.1)),
  })
  return {
    subject: `${supplier.category}补货 · ${supplier.name}`,
    ordered_on: day.toISODate(),
    needed_by: day.plus({ days: 7 + Math.floor(random() * 10) }).toISODate(),
    supplier: supplierIds.get(supplier.name) ?? null,
    category: supplier.category,
    lines,
    amount: Math.round(amount * 100) / 100,
    freight: Math.round((18 + random() * 160) * 100) / 100,
    carrier: carriers[Math.floor(random() * carriers.length)]!,
  }
}

const opinions = ['同意，按计划采购', '同意', '价格合理，同意', '库存确实偏低，同意'] as const

/** Older orders are decided; the last dozen wait with the head, with finance, or came back. */
async function decide(act: Act, company: DemoCompany, index: number, count: number): Promise<void> {
  const fromEnd = count - index
  if (fromEnd <= 5) return
  const [task] = (await act(company.head, 'task.list', { box: 'todo', limit: 1 })).items
  if (!task?.taskId) return
  if (fromEnd === 6) {
    const input = {
      taskId: task.taskId,
      toNodeId: 'applicant',
      opinion: '数量偏大，请按近三个月用量重新测算',
    }
    return void (await act(company.head, 'task.return', input))
  }
  if (index % 13 === 5) {
    return void (await act(company.head, 'task.reject', {
      taskId: task.taskId,
      opinion: '本季度预算已用完，下季度再提',
    }))
  }
  await act(company.head, 'task.approve', { taskId: task.taskId, opinion: opinions[index % opinions.length] })
  if (fromEnd <= 12) return
  const [review] = (await act(company.finance, 'task.list', { box: 'todo', limit: 1 })).items
  if (!review?.taskId) return
  const values = index % 4 === 0 ? { finance_note: '发票随货，月结 30 天' } : {}
  await act(company.finance, 'task.approve', { taskId: review.taskId, opinion: '已核对预算', values })
}

/** Names the people a visitor may be, and opens the company to visitors: the last step, so nobody meets half a demo. */
async function finish(services: Services, tenantId: string, company: DemoCompany): Promise<void> {
  await runTransaction(services.pools.server, { tenantId }, (transaction) =>
    setDemoPeople(transaction, tenantId, [
      {
        memberId: memberOf(company.applicant),
        role: { zh: '采购专员', en: 'Buyer' },
        hint: {
          zh: '发起采购申请，修改被退回的单子',
          en: 'Submit a purchase, change the one that was returned',
        },
      },
      {
        memberId: memberOf(company.head),
        role: { zh: '采购部主管', en: 'Department head' },
        hint: { zh: '在工作台审批，退回或转办', en: 'Approve on the workbench, return or transfer' },
      },
      {
        memberId: memberOf(company.finance),
        role: { zh: '财务主管', en: 'Finance' },
        hint: { zh: '复核大额采购，查看报表', en: 'Review large purchases, read the reports' },
      },
      {
        memberId: memberOf(company.admin),
        role: { zh: '管理员', en: 'Administrator' },
        hint: {
          zh: '用表格建应用，设计表单、流程和报表',
          en: 'Make an app from a spreadsheet, design forms, flows, reports',
        },
      },
    ]),
  )
  await runTransaction(services.pools.owner, { tenantId }, (transaction) =>
    transaction.query('update tenant set demo = true where id = $1', [tenantId]),
  )
}
