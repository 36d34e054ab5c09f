import { list, monthly, ranking, shares, sum, thisMonth, total } from '../charts.ts'
import { choice, code, date, files, link, longText, member, money, number, rows, text } from '../fields.ts'
import { sample } from '../sample-records.ts'
import { sceneIds, sceneTemplate } from '../scene.ts'
import { applicant, approve, cc, days, fill, flow, head, role, when } from '../steps.ts'

const ids = sceneIds(4)
const [parties, contracts, payments] = [1, 2, 3].map(ids.form) as [string, string, string]
const [legal, finance] = [role(ids.role(1)), role(ids.role(2))]
const kinds = ['销售合同', '采购合同', '服务合同', '租赁合同', '其他']

const signed = [
  ['华东区经销协议', '销售合同', 1, 480_000, '2025-11-20', '2026-11-19', '履行中'],
  ['包装材料年度采购', '采购合同', 2, 168_000, '2025-12-15', '2026-12-14', '履行中'],
  ['办公楼三层租赁', '租赁合同', 3, 320_000, '2025-06-01', '2026-05-31', '履行中'],
  ['ERP 运维服务', '服务合同', 4, 86_000, '2026-01-08', '2027-01-07', '履行中'],
  ['春季促销物料', '采购合同', 2, 42_500, '2026-02-03', '2026-04-30', '履行中'],
  ['西南区代理协议', '销售合同', 5, 265_000, '2026-02-24', '2027-02-23', '履行中'],
  ['旧厂房搬迁服务', '服务合同', 4, 58_000, '2025-03-10', '2025-09-09', '已完成'],
] as const

/** Contracts from the draft to the last payment. */
export const contractManagement = sceneTemplate(
  {
    key: 'contracts',
    name: { zh: '合同管理', en: 'Contracts' },
    description: {
      zh: '合同审批、归档和收付款；十万元以上加财务审批，到期与金额有报表',
      en: 'Approval, filing and payments of contracts; large ones are checked by finance; ends and amounts in reports',
    },
    scene: { zh: '财务法务', en: 'Finance and law' },
    icon: 'contract',
    color: 'violet',
    roles: [
      { id: ids.role(1), code: 'legal', name: '法务' },
      { id: ids.role(2), code: 'finance', name: '财务' },
    ],
    forms: [
      {
        id: parties,
        name: '合同相对方',
        icon: 'bank',
        title: 'name',
        fields: [
          text('name', '单位名称', { required: true, unique: true }),
          choice('kind', '类型', ['客户', '供应商', '房东', '服务商'], { required: true }),
          text('tax_code', '统一社会信用代码', { maxLength: 18 }),
          text('contact', '联系人'),
          text('phone', '联系电话'),
          text('bank', '开户行与账号', { width: 12 }),
        ],
        records: [
          { name: '上海远帆商贸有限公司', kind: '客户', contact: '徐磊', phone: '021-5080 3301' },
          { name: '苏州恒信包装有限公司', kind: '供应商', contact: '蒋云', phone: '0512-6270 1102' },
          { name: '杭州启明置业有限公司', kind: '房东', contact: '沈芳', phone: '0571-8820 6603' },
          { name: '南京云桥科技有限公司', kind: '服务商', contact: '丁浩', phone: '025-8345 7704' },
          { name: '成都锦川贸易有限公司', kind: '客户', contact: '罗倩', phone: '028-8660 2205' },
        ],
      },
      {
        id: contracts,
        name: '合同',
        icon: 'contract',
        title: 'name',
        sections: { code: '合同信息', terms: '条款', legal_opinion: '审批与归档' },
        fields: [
          code('code', '合同编号', 'HT'),
          text('name', '合同名称', { required: true, maxLength: 80 }),
          choice('kind', '合同类型', kinds, { required: true }),
          link('party', '相对方', parties, { required: true }),
          money('amount', '合同金额', { required: true }),
          number('tax', '税率', { scale: 1, min: 0, max: 100, unit: '%' }),
          date('signed_on', '签订日期', { required: true, default: 'today' }),
          date('until', '到期日期', { required: true }),
          member('owner', '经办人', { default: 'currentUser' }),
          choice('state', '合同状态', ['审批中', '履行中', '已完成', '已终止'], { default: '审批中' }),
          rows('terms', '付款计划', [
            text('when', '付款条件', { required: true }),
            money('amount', '金额', { required: true }),
            date('due', '预计日期'),
          ]),
          files('draft', '合同文本', { maxCount: 10 }),
          longText('legal_opinion', '法务意见'),
          files('sealed', '盖章扫描件', { maxCount: 10 }),
        ],
        flow: flow(
          'contract',
          '合同审批',
          [
            approve('head', '部门负责人审批', [head], { hide: ['legal_opinion', 'sealed'], due: days(2) }),
            approve('legal', '法务审核', [legal], {
              edit: ['legal_opinion'],
              hide: ['sealed'],
              due: days(3),
            }),
            when('large', '合同金额', {
              condition: '{{amount}} >= 100000',
              label: '十万元以上',
              steps: [approve('finance', '财务审批', [finance], { hide: ['sealed'], due: days(2) })],
            }),
            fill('file', '盖章归档', [applicant], { edit: ['sealed', 'state', 'signed_on'] }),
            cc('told', '抄送财务', [finance]),
          ],
          ['legal_opinion', 'sealed'],
        ),
        records: signed.map(([name, kind, party, amount, from, until, state]) => ({
          name,
          kind,
          party: sample(parties, party),
          amount,
          tax: 13,
          signed_on: from,
          until,
          state,
          terms: [
            { when: '签订后 10 日内', amount: amount * 0.3, due: from },
            { when: '履行完毕', amount: amount * 0.7, due: until },
          ],
        })),
      },
      {
        id: payments,
        name: '收付款',
        icon: 'wallet',
        title: 'code',
        fields: [
          code('code', '单号', 'SF'),
          link('contract', '合同', contracts, { required: true }),
          choice('direction', '方向', ['收款', '付款'], { required: true, display: 'radio' }),
          money('amount', '金额', { required: true }),
          date('paid_on', '日期', { required: true, default: 'today' }),
          text('invoice', '发票号码'),
          choice('way', '方式', ['银行转账', '承兑汇票', '现金', '其他'], { default: '银行转账' }),
          files('receipt', '回单', { maxCount: 5 }),
          longText('note', '备注'),
        ],
        flow: flow('payment', '收付款审批', [
          approve('head', '部门负责人审批', [head], { due: days(1) }),
          approve('finance', '财务办理', [finance], {
            edit: ['paid_on', 'invoice', 'receipt'],
            due: days(2),
          }),
        ]),
        records: [
          {
            contract: sample(contracts, 1),
            direction: '收款',
            amount: 144_000,
            paid_on: '2025-12-02',
            way: '银行转账',
            invoice: '33006412',
          },
          {
            contract: sample(contracts, 2),
            direction: '付款',
            amount: 50_400,
            paid_on: '2025-12-28',
            way: '银行转账',
          },
          {
            contract: sample(contracts, 4),
            direction: '付款',
            amount: 25_800,
            paid_on: '2026-01-15',
            way: '银行转账',
          },
          {
            contract: sample(contracts, 3),
            direction: '付款',
            amount: 80_000,
            paid_on: '2026-02-28',
            way: '银行转账',
          },
          {
            contract: sample(contracts, 6),
            direction: '收款',
            amount: 79_500,
            paid_on: '2026-03-02',
            way: '承兑汇票',
            invoice: '33006588',
          },
        ],
      },
    ],
    charts: [
      total('履行中合同额', 0, {
        formId: contracts,
        measure: sum('amount'),
        filter: { field: 'state', op: 'in', value: ['履行中'] },
      }),
      thisMonth('本月新签', 4, 'signed_on', { formId: contracts, measure: sum('amount') }),
      thisMonth('本月收款', 8, 'paid_on', {
        formId: payments,
        measure: sum('amount'),
        filter: { field: 'direction', op: 'in', value: ['收款'] },
      }),
      monthly('每月签约额', { x: 0, y: 2, w: 8, h: 4 }, 'signed_on', {
        formId: contracts,
        measure: sum('amount'),
      }),
      shares('合同类型', { x: 8, y: 2, w: 4, h: 4 }, 'kind', { formId: contracts, measure: sum('amount') }),
      list('履行中的合同', { x: 0, y: 6, w: 7, h: 4 }, ['name', 'party', 'amount', 'until'], {
        formId: contracts,
        filter: { field: 'state', op: 'in', value: ['履行中'] },
      }),
      ranking('相对方排名', { x: 7, y: 6, w: 5, h: 4 }, 'party', {
        formId: contracts,
        measure: sum('amount'),
      }),
    ],
    dashboard: {
      name: '合同总览',
      filters: [
        { formId: contracts, field: 'kind' },
        { formId: contracts, field: 'signed_on' },
      ],
    },
  },
  ids,
)
