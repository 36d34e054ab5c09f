import type { RecordValues } from '@sluice/contract'
import { DateTime } from 'luxon'
import type { Actor } from '../../platform/operation/index.ts'
import type { Act } from './act.ts'
import type { DemoForms } from './demo-app.ts'
import type { DemoCompany } from './demo-company.ts'
import { carriers, goods, seededRandom, suppliers } from './purchasing-data.ts'
import { sideBySide } from './side-by-side.ts'

const orderCount = 48
/** Where the demo company works. */
const zone = 'Asia/Shanghai'

/** Enters suppliers, goods and a year of orders, and decides most of them. */
export async function fillOrders(act: Act, company: DemoCompany, forms: DemoForms, now: Date): Promise<void> {
  const catalogue = await fillCatalogue(act, company.admin, forms)
  const random = seededRandom(20260301)
  const instanceIds: string[] = []
  // One after the other: their numbers follow their dates.
  for (let index = 0; index < orderCount; index++) {
    const values = makeOrder(random, (index + 1) / orderCount, now, catalogue)
    const buyer = random() < 0.6 ? company.applicant : company.colleague
    const { instanceId } = await act(buyer, 'flow.submit', { formId: forms.orders, values })
    instanceIds.push(instanceId!)
  }
  await decide(act, company, instanceIds)
}

interface Catalogue {
  supplierIds: Map<string, string>
  goodsIds: Map<string, string>
}

async function fillCatalogue(act: Act, admin: Actor, forms: DemoForms): Promise<Catalogue> {
  const supplierIds = new Map<string, string>()
  await sideBySide(suppliers, async (supplier) => {
    const { id } = await act(admin, 'record.create', { formId: forms.suppliers, values: { ...supplier } })
    supplierIds.set(supplier.name, id)
  })
  const goodsIds = new Map<string, string>()
  await sideBySide(goods, async ({ supplier, ...values }) => {
    const input = { formId: forms.goods, values: { ...values, supplier: supplierIds.get(supplier) ?? null } }
    goodsIds.set(values.name, (await act(admin, 'record.create', input)).id)
  })
  return { supplierIds, goodsIds }
}

/** An order of the past year; the later in the row, the closer to today, which the last is of: no month is empty when it begins. */
function makeOrder(
  random: () => number,
  share: number,
  now: Date,
  { supplierIds, goodsIds }: Catalogue,
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
async function decide(act: Act, company: DemoCompany, instanceIds: readonly string[]): Promise<void> {
  const withHead = await openTasks(act, company.head)
  // The last five wait for the head; the one before them goes back when all others are done, so it is the latest news.
  const decided = [...instanceIds.entries()].slice(0, -6)
  await sideBySide(decided, async ([index, instanceId]) => {
    const taskId = withHead.get(instanceId)
    const rejected = { taskId, opinion: '本季度预算已用完，下季度再提' }
    if (index % 13 === 5) await act(company.head, 'task.reject', rejected)
    else await act(company.head, 'task.approve', { taskId, opinion: opinions[index % opinions.length] })
  })
  const withFinance = await openTasks(act, company.finance)
  await sideBySide(decided.slice(0, -6), async ([index, instanceId]) => {
    const taskId = withFinance.get(instanceId)
    const values = index % 4 === 0 ? { finance_note: '发票随货，月结 30 天' } : {}
    if (taskId) await act(company.finance, 'task.approve', { taskId, opinion: '已核对预算', values })
  })
  await act(company.head, 'task.return', {
    taskId: withHead.get(instanceIds.at(-6)!),
    toNodeId: 'applicant',
    opinion: '数量偏大，请按近三个月用量重新测算',
  })
}

/** Open tasks of somebody by instance. */
async function openTasks(act: Act, person: Actor): Promise<Map<string, string>> {
  const { items } = await act(person, 'task.list', { box: 'todo', limit: 200 })
  return new Map(items.map(({ instanceId, taskId }) => [instanceId, taskId!]))
}
