import { defineTemplate, packageFormat, packageVersion } from '../../../engine/package/index.ts'
import { sampleDay, sampleRecords } from '../../scenes/index.ts'
import { purchasingFlow } from '../purchasing-flow.ts'
import { goodsForm, orderForm, supplierForm } from '../purchasing-forms.ts'
import { purchasingId, purchasingIds } from '../purchasing-ids.ts'
import { sampleReports } from '../purchasing-reports.ts'
import { sampleGoods, sampleOrders, sampleSuppliers } from '../purchasing-sample.ts'

const reportId = (index: number) => purchasingId(100 + index)

/** The purchasing app of the sample company, with a little data of another one. */
export const purchasing = defineTemplate({
  key: 'purchasing',
  name: { zh: '采购管理', en: 'Purchasing' },
  description: {
    zh: '从申请到付款前的复核：供应商、商品、采购单与审批，附采购报表和仪表盘',
    en: 'From the request to the check before payment: suppliers, goods, orders and approval, with reports and a dashboard',
  },
  scene: { zh: '供应链', en: 'Supply chain' },
  sampleDay,
  package: {
    format: packageFormat,
    version: packageVersion,
    app: {
      id: purchasingIds.app,
      name: '采购管理',
      icon: 'cart',
      color: 'river',
      description: '从申请到付款前的复核：供应商、商品、采购单与审批',
      groupName: '供应链',
    },
    outside: [{ id: purchasingIds.financeRole, kind: 'role', code: 'finance', name: '财务' }],
    parts: {
      forms: [
        { id: purchasingIds.suppliers, name: '供应商', icon: '', definition: supplierForm },
        { id: purchasingIds.goods, name: '商品', icon: '', definition: goodsForm(purchasingIds.suppliers) },
        {
          id: purchasingIds.orders,
          name: '采购单',
          icon: '',
          definition: orderForm(purchasingIds.suppliers, purchasingIds.goods),
        },
      ],
      flows: [
        {
          formId: purchasingIds.orders,
          published: { tree: purchasingFlow(purchasingIds.financeRole) },
        },
      ],
      reports: sampleReports.map(({ name, definition }, index) => ({
        id: reportId(index),
        name,
        definition: definition(purchasingIds.orders),
      })),
      dashboards: [
        {
          id: purchasingId(200),
          name: '采购总览',
          items: sampleReports.map(({ place }, index) => ({
            id: `item-${index + 1}`,
            reportId: reportId(index),
            ...place,
          })),
          filters: ['ordered_on', 'category', 'supplier'].map((field) => ({
            formId: purchasingIds.orders,
            field,
          })),
        },
      ],
      records: [
        sampleRecords(purchasingIds.suppliers, supplierForm.fields, sampleSuppliers),
        sampleRecords(purchasingIds.goods, goodsForm(purchasingIds.suppliers).fields, sampleGoods),
        sampleRecords(
          purchasingIds.orders,
          orderForm(purchasingIds.suppliers, purchasingIds.goods).fields,
          sampleOrders,
        ),
      ],
    },
  },
})
