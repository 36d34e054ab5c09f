import { bars, list, monthly, ranking, shares, sum, thisMonth, total } from '../charts.ts'
import { choice, code, date, files, link, longText, member, money, number, rows, text } from '../fields.ts'
import { sample } from '../sample-records.ts'
import { sceneIds, sceneTemplate } from '../scene.ts'
import { approve, cc, days, fill, flow, head, role, when } from '../steps.ts'

const ids = sceneIds(5)
const [goods, stores, incoming, outgoing, checks] = [1, 2, 3, 4, 5].map(ids.form) as [
  string,
  string,
  string,
  string,
  string,
]
const [keeper, finance] = [role(ids.role(1)), role(ids.role(2))]
const categories = ['原材料', '半成品', '成品', '包装物', '低值易耗品']

const stock = [
  ['冷轧钢板 1.5mm', '原材料', '张', 118, 320, 100],
  ['铝型材 6063', '原材料', '根', 46, 210, 80],
  ['电机 YE3-90L', '半成品', '台', 560, 34, 20],
  ['控制板 V2', '半成品', '块', 135, 12, 30],
  ['输送机 L600', '成品', '台', 6800, 9, 5],
  ['瓦楞纸箱 60×40', '包装物', '个', 4.2, 1500, 500],
  ['劳保手套', '低值易耗品', '双', 3.5, 260, 200],
] as const

/** A line of a slip: what, how many, at what price. */
const line = (quantity: string) => [
  link('goods', '物料', goods, { required: true }),
  number('quantity', quantity, { required: true, min: 0, scale: 2 }),
  money('price', '单价'),
]

/** What comes in, what goes out, and what is really there. */
export const warehouse = sceneTemplate(
  {
    key: 'warehouse',
    name: { zh: '仓库进销存', en: 'Warehouse' },
    description: {
      zh: '物料与仓库档案，入库、出库、盘点三个流程；库存、低于安全库存的物料和出入库金额有报表',
      en: 'Goods and stores, slips of incoming and outgoing goods, stock checks; stock, what runs short and amounts in reports',
    },
    scene: { zh: '供应链', en: 'Supply chain' },
    icon: 'box',
    color: 'amber',
    roles: [
      { id: ids.role(1), code: 'warehouse', name: '仓库管理员' },
      { id: ids.role(2), code: 'finance', name: '财务' },
    ],
    forms: [
      {
        id: goods,
        name: '物料档案',
        icon: 'box',
        title: 'name',
        fields: [
          text('name', '物料名称', { required: true, unique: true }),
          text('spec', '规格型号'),
          choice('category', '类别', categories, { required: true }),
          text('unit', '单位', { required: true, width: 3 }),
          money('price', '参考单价', { width: 3 }),
          number('stock', '现有库存', { scale: 2, help: '由仓库管理员按出入库单更新' }),
          number('least', '安全库存', { scale: 2 }),
          choice('state', '库存状态', ['充足', '偏低', '缺货'], { default: '充足', display: 'radio' }),
          files('picture', '图片', { maxCount: 5 }),
        ],
        records: stock.map(([name, category, unit, price, quantity, least]) => ({
          name,
          category,
          unit,
          price,
          stock: quantity,
          least,
          state: quantity < least ? '偏低' : '充足',
        })),
      },
      {
        id: stores,
        name: '仓库',
        icon: 'home',
        title: 'name',
        fields: [
          text('name', '仓库名称', { required: true, unique: true }),
          text('place', '地址'),
          member('keeper', '负责人'),
          choice('kind', '用途', ['原料仓', '成品仓', '退货仓'], { required: true }),
        ],
        records: [
          { name: '一号原料仓', place: '厂区东侧', kind: '原料仓' },
          { name: '二号成品仓', place: '厂区西侧', kind: '成品仓' },
        ],
      },
      {
        id: incoming,
        name: '入库单',
        icon: 'data',
        title: 'code',
        sections: { code: '入库信息', lines: '明细', checked: '验收' },
        fields: [
          code('code', '入库单号', 'RK'),
          choice('kind', '入库类型', ['采购入库', '生产入库', '退货入库', '其他'], { required: true }),
          link('store', '仓库', stores, { required: true }),
          date('on', '入库日期', { required: true, default: 'today' }),
          text('source', '来源单据', { help: '采购单号或生产任务号' }),
          member('by', '经手人', { default: 'currentUser' }),
          rows('lines', '入库明细', line('数量')),
          money('amount', '入库金额', { required: true }),
          choice('checked', '验收结果', ['合格', '部分合格', '不合格'], { display: 'radio' }),
          longText('note', '备注'),
        ],
        flow: flow(
          'incoming',
          '入库确认',
          [approve('keeper', '仓库验收', [keeper], { edit: ['checked', 'lines', 'amount'], due: days(1) })],
          ['checked'],
        ),
        records: [
          {
            kind: '采购入库',
            store: sample(stores, 1),
            on: '2026-01-12',
            amount: 11_800,
            checked: '合格',
            lines: [{ goods: sample(goods, 1), quantity: 100, price: 118 }],
          },
          {
            kind: '采购入库',
            store: sample(stores, 1),
            on: '2026-02-04',
            amount: 9_200,
            checked: '合格',
            lines: [{ goods: sample(goods, 2), quantity: 200, price: 46 }],
          },
          {
            kind: '生产入库',
            store: sample(stores, 2),
            on: '2026-02-20',
            amount: 34_000,
            checked: '合格',
            lines: [{ goods: sample(goods, 5), quantity: 5, price: 6800 }],
          },
          {
            kind: '采购入库',
            store: sample(stores, 1),
            on: '2026-03-02',
            amount: 6_300,
            checked: '部分合格',
            lines: [{ goods: sample(goods, 6), quantity: 1500, price: 4.2 }],
          },
        ],
      },
      {
        id: outgoing,
        name: '出库单',
        icon: 'car',
        title: 'code',
        sections: { code: '领用信息', lines: '明细', issued_on: '发料' },
        fields: [
          code('code', '出库单号', 'CK'),
          choice('kind', '出库类型', ['生产领料', '销售出库', '部门领用', '报废'], { required: true }),
          link('store', '仓库', stores, { required: true }),
          date('needed_on', '需用日期', { required: true, default: 'today' }),
          text('purpose', '用途', { required: true, width: 12 }),
          rows('lines', '出库明细', [
            ...line('申请数量'),
            number('issued', '实发数量', { min: 0, scale: 2 }),
          ]),
          money('amount', '出库金额', { required: true }),
          date('issued_on', '发料日期'),
          longText('note', '备注'),
        ],
        flow: flow(
          'outgoing',
          '出库审批',
          [
            approve('head', '部门负责人审批', [head], { hide: ['issued_on'], due: days(1) }),
            fill('keeper', '仓库发料', [keeper], { edit: ['lines', 'issued_on', 'amount'], due: days(1) }),
          ],
          ['issued_on'],
        ),
        records: [
          {
            kind: '生产领料',
            store: sample(stores, 1),
            needed_on: '2026-01-18',
            purpose: '输送机 L600 生产',
            amount: 9_440,
            issued_on: '2026-01-18',
            lines: [{ goods: sample(goods, 1), quantity: 80, price: 118, issued: 80 }],
          },
          {
            kind: '销售出库',
            store: sample(stores, 2),
            needed_on: '2026-02-11',
            purpose: '发往上海客户',
            amount: 20_400,
            issued_on: '2026-02-12',
            lines: [{ goods: sample(goods, 5), quantity: 3, price: 6800, issued: 3 }],
          },
          {
            kind: '部门领用',
            store: sample(stores, 1),
            needed_on: '2026-02-26',
            purpose: '车间劳保',
            amount: 175,
            issued_on: '2026-02-26',
            lines: [{ goods: sample(goods, 7), quantity: 50, price: 3.5, issued: 50 }],
          },
          {
            kind: '生产领料',
            store: sample(stores, 1),
            needed_on: '2026-03-02',
            purpose: '控制柜装配',
            amount: 2_430,
            lines: [{ goods: sample(goods, 4), quantity: 18, price: 135 }],
          },
        ],
      },
      {
        id: checks,
        name: '盘点单',
        icon: 'quality',
        title: 'code',
        fields: [
          code('code', '盘点单号', 'PD'),
          link('store', '仓库', stores, { required: true }),
          date('on', '盘点日期', { required: true, default: 'today' }),
          member('by', '盘点人', { default: 'currentUser' }),
          rows('lines', '盘点明细', [
            link('goods', '物料', goods, { required: true }),
            number('booked', '账面数量', { required: true, scale: 2 }),
            number('found', '实盘数量', { required: true, scale: 2 }),
            text('why', '差异说明'),
          ]),
          number('lost', '差异金额', { required: true, scale: 2, unit: '元', help: '盘亏填负数' }),
          longText('note', '处理意见'),
        ],
        flow: flow('check', '盘点审批', [
          approve('keeper', '仓库复核', [keeper], { edit: ['lines', 'lost'] }),
          when('difference', '差异金额', {
            condition: '{{lost}} <> 0',
            label: '有差异',
            steps: [approve('finance', '财务审批', [finance], { edit: ['note'], due: days(2) })],
          }),
          cc('told', '抄送部门负责人', [head]),
        ]),
        records: [
          {
            store: sample(stores, 1),
            on: '2026-01-31',
            lost: -236,
            lines: [{ goods: sample(goods, 1), booked: 322, found: 320, why: '边角损耗' }],
          },
        ],
      },
    ],
    charts: [
      total('物料品种', 0, { formId: goods }),
      thisMonth('本月入库金额', 4, 'on', { formId: incoming, measure: sum('amount') }),
      thisMonth('本月出库金额', 8, 'needed_on', { formId: outgoing, measure: sum('amount') }),
      bars('各类物料库存', { x: 0, y: 2, w: 6, h: 4 }, 'category', { formId: goods, measure: sum('stock') }),
      list('低于安全库存', { x: 6, y: 2, w: 6, h: 4 }, ['name', 'unit', 'stock', 'least'], {
        formId: goods,
        filter: { field: 'state', op: 'in', value: ['偏低', '缺货'] },
      }),
      monthly('每月入库金额', { x: 0, y: 6, w: 6, h: 4 }, 'on', { formId: incoming, measure: sum('amount') }),
      shares('出库类型', { x: 6, y: 6, w: 3, h: 4 }, 'kind', { formId: outgoing, measure: sum('amount') }),
      ranking('仓库出库排名', { x: 9, y: 6, w: 3, h: 4 }, 'store', {
        formId: outgoing,
        measure: sum('amount'),
      }),
    ],
    dashboard: {
      name: '库存总览',
      filters: [
        { formId: goods, field: 'category' },
        { formId: outgoing, field: 'store' },
      ],
    },
  },
  ids,
)
