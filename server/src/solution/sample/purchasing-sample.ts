import { sample } from '../scenes/index.ts'
import { goods, suppliers } from './purchasing-data.ts'
import { purchasingIds } from './purchasing-ids.ts'

/** How many of the company's suppliers stand in the sample data; their goods do too. */
const few = 5

const chosen = suppliers.slice(0, few)
const sold = goods.filter(({ supplier }) => chosen.some(({ name }) => name === supplier))
const supplierNumber = (name: string) => chosen.findIndex((one) => one.name === name) + 1

/** What whoever installs the purchasing app finds in it. */
export const sampleSuppliers = chosen.map((supplier) => ({ ...supplier }))

export const sampleGoods = sold.map(({ supplier, ...one }) => ({
  ...one,
  supplier: sample(purchasingIds.suppliers, supplierNumber(supplier)),
  discontinued: '在售',
}))

const bought = [
  ['2026-01-09', '春节礼盒备货', 0, 60, 120, '顺丰'],
  ['2026-01-21', '咖啡补货', 2, 40, 80, '京东物流'],
  ['2026-02-06', '开年海鲜采购', 4, 10, 260, '顺丰'],
  ['2026-02-19', '餐厅带鱼', 6, 25, 180, '德邦'],
  ['2026-03-02', '调味品补货', 8, 100, 90, '德邦'],
] as const

export const sampleOrders = bought.map(([day, subject, at, quantity, freight, carrier]) => {
  const { supplier, category, price } = sold[at]!
  return {
    ordered_on: day,
    subject,
    supplier: sample(purchasingIds.suppliers, supplierNumber(supplier)),
    category,
    lines: [{ goods: sample(purchasingIds.goods, at + 1), quantity, price }],
    amount: quantity * price,
    freight,
    carrier,
  }
})
