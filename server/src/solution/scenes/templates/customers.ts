import { bars, list, monthly, ranking, shares, sum, thisMonth, total } from '../charts.ts'
import {
  choice,
  code,
  date,
  dateTime,
  files,
  link,
  longText,
  member,
  money,
  number,
  rows,
  text,
} from '../fields.ts'
import { sample } from '../sample-records.ts'
import { sceneIds, sceneTemplate } from '../scene.ts'
import { approve, cc, days, flow, head, role, when } from '../steps.ts'

const ids = sceneIds(6)
const [customers, deals, visits, quotes] = [1, 2, 3, 4].map(ids.form) as [string, string, string, string]
const finance = role(ids.role(1))
const stages = ['初步接触', '需求确认', '方案报价', '商务谈判', '赢单', '输单']

const known = [
  ['宁波海天模具有限公司', '制造业', '展会', 'A 重点', '宁波'],
  ['合肥科讯软件有限公司', '信息技术', '转介绍', 'B 普通', '合肥'],
  ['无锡春风服饰有限公司', '零售', '网络推广', 'B 普通', '无锡'],
  ['青岛蓝海物流有限公司', '物流', '电话开发', 'A 重点', '青岛'],
  ['长沙橘洲餐饮管理有限公司', '餐饮', '网络推广', 'C 潜在', '长沙'],
] as const
const open = [
  ['模具车间改造', 1, '商务谈判', 620_000, '2026-03-25'],
  ['研发协同平台', 2, '方案报价', 185_000, '2026-04-10'],
  ['门店收银升级', 3, '赢单', 96_000, '2026-01-22'],
  ['仓储分拣线', 4, '需求确认', 1_280_000, '2026-06-30'],
  ['中央厨房设备', 5, '初步接触', 240_000, '2026-05-15'],
  ['物流看板', 4, '赢单', 58_000, '2026-02-18'],
  ['旧系统迁移', 2, '输单', 75_000, '2026-02-05'],
] as const

/** From the first contact to the quotation that is accepted. */
export const customerRelations = sceneTemplate(
  {
    key: 'customers',
    name: { zh: '客户管理（CRM）', en: 'Customers (CRM)' },
    description: {
      zh: '客户、商机、跟进记录和报价审批；九折以下的报价由部门负责人和财务审批，销售漏斗一目了然',
      en: 'Customers, deals, visits and quotations; larger discounts are approved; the pipeline at a glance',
    },
    scene: { zh: '销售服务', en: 'Sales and service' },
    icon: 'shop',
    color: 'red',
    roles: [{ id: ids.role(1), code: 'finance', name: '财务' }],
    forms: [
      {
        id: customers,
        name: '客户',
        icon: 'shop',
        title: 'name',
        sections: { name: '客户信息', contacts: '联系人' },
        fields: [
          text('name', '客户名称', { required: true, unique: true, width: 12 }),
          choice('industry', '行业', ['制造业', '信息技术', '零售', '物流', '餐饮', '金融', '其他']),
          choice('source', '来源', ['展会', '转介绍', '网络推广', '电话开发', '老客户']),
          choice('grade', '等级', ['A 重点', 'B 普通', 'C 潜在'], { required: true, display: 'radio' }),
          text('city', '城市'),
          member('owner', '负责人', { default: 'currentUser' }),
          date('since', '建档日期', { default: 'today' }),
          rows('contacts', '联系人', [
            text('name', '姓名', { required: true }),
            text('title', '职务'),
            text('phone', '电话'),
            text('wechat', '微信'),
          ]),
          longText('note', '备注'),
        ],
        records: known.map(([name, industry, source, grade, city], index) => ({
          name,
          industry,
          source,
          grade,
          city,
          since: ['2025-10-12', '2025-12-03', '2026-01-06', '2026-02-02', '2026-02-27'][index],
          contacts: [{ name: ['方经理', '许工', '唐店长', '贾总', '彭厨师长'][index], title: '对接人' }],
        })),
      },
      {
        id: deals,
        name: '商机',
        icon: 'idea',
        title: 'name',
        fields: [
          text('name', '商机名称', { required: true, width: 12 }),
          link('customer', '客户', customers, { required: true }),
          choice('stage', '阶段', stages, { required: true, default: '初步接触' }),
          money('amount', '预计金额', { required: true }),
          number('chance', '赢单率', { scale: 0, min: 0, max: 100, unit: '%' }),
          date('closes_on', '预计成交日期', { required: true }),
          member('owner', '负责人', { default: 'currentUser' }),
          longText('needs', '客户需求'),
          text('rival', '主要竞争对手'),
        ],
        records: open.map(([name, customer, stage, amount, on]) => ({
          name,
          customer: sample(customers, customer),
          stage,
          amount,
          chance: { 初步接触: 10, 需求确认: 30, 方案报价: 50, 商务谈判: 70, 赢单: 100, 输单: 0 }[stage],
          closes_on: on,
        })),
      },
      {
        id: visits,
        name: '跟进记录',
        icon: 'service',
        title: 'summary',
        fields: [
          link('customer', '客户', customers, { required: true }),
          link('deal', '商机', deals),
          choice('way', '方式', ['拜访', '电话', '微信', '邮件', '会议'], { required: true }),
          dateTime('at', '时间', { required: true }),
          text('summary', '主题', { required: true, width: 12, maxLength: 60 }),
          longText('content', '沟通内容'),
          date('next_on', '下次跟进'),
          files('picture', '附件', { maxCount: 9 }),
        ],
        records: [
          {
            customer: sample(customers, 1),
            deal: sample(deals, 1),
            way: '拜访',
            at: '2026-02-10T02:00:00.000Z',
            summary: '现场测量与方案讲解',
            next_on: '2026-03-05',
          },
          {
            customer: sample(customers, 2),
            deal: sample(deals, 2),
            way: '会议',
            at: '2026-02-16T06:00:00.000Z',
            summary: '需求评审',
            next_on: '2026-03-04',
          },
          {
            customer: sample(customers, 4),
            deal: sample(deals, 4),
            way: '电话',
            at: '2026-02-25T03:00:00.000Z',
            summary: '确认预算范围',
            next_on: '2026-03-09',
          },
          {
            customer: sample(customers, 5),
            deal: sample(deals, 5),
            way: '微信',
            at: '2026-03-02T01:30:00.000Z',
            summary: '发送产品资料',
            next_on: '2026-03-12',
          },
        ],
      },
      {
        id: quotes,
        name: '报价审批',
        icon: 'wallet',
        title: 'code',
        sections: { code: '报价', lines: '明细', discount: '优惠' },
        fields: [
          code('code', '报价单号', 'BJ'),
          link('customer', '客户', customers, { required: true }),
          link('deal', '商机', deals),
          date('valid_until', '有效期至', { required: true }),
          rows('lines', '报价明细', [
            text('what', '产品或服务', { required: true }),
            number('quantity', '数量', { required: true, min: 0, scale: 2 }),
            money('price', '单价', { required: true }),
          ]),
          money('amount', '报价金额', { required: true }),
          number('discount', '折扣', {
            required: true,
            scale: 0,
            min: 0,
            max: 100,
            unit: '%',
            help: '100 为不打折',
          }),
          longText('reason', '优惠理由'),
          files('paper', '报价单', { maxCount: 3 }),
        ],
        flow: flow('quote', '报价审批', [
          when('discount', '折扣力度', {
            condition: '{{discount}} < 90',
            label: '九折以下',
            steps: [
              approve('head', '部门负责人审批', [head], { due: days(1) }),
              approve('finance', '财务核价', [finance], { edit: ['amount'], due: days(1) }),
            ],
            otherwise: [approve('head_small', '部门负责人确认', [head], { due: days(1) })],
          }),
          cc('told', '抄送财务', [finance]),
        ]),
        records: [
          {
            customer: sample(customers, 3),
            deal: sample(deals, 3),
            valid_until: '2026-01-31',
            amount: 96_000,
            discount: 95,
            lines: [{ what: '收银一体机', quantity: 12, price: 8000 }],
          },
          {
            customer: sample(customers, 1),
            deal: sample(deals, 1),
            valid_until: '2026-03-31',
            amount: 620_000,
            discount: 88,
            reason: '首单，年内有二期',
            lines: [{ what: '自动化单元', quantity: 4, price: 155_000 }],
          },
        ],
      },
    ],
    charts: [
      total('在谈商机金额', 0, {
        formId: deals,
        measure: sum('amount'),
        filter: { field: 'stage', op: 'notIn', value: ['赢单', '输单'] },
      }),
      thisMonth('本月新增客户', 4, 'since', { formId: customers }),
      thisMonth('本月赢单金额', 8, 'closes_on', {
        formId: deals,
        measure: sum('amount'),
        filter: { field: 'stage', op: 'in', value: ['赢单'] },
      }),
      bars('各阶段商机金额', { x: 0, y: 2, w: 8, h: 4 }, 'stage', { formId: deals, measure: sum('amount') }),
      shares('客户来源', { x: 8, y: 2, w: 4, h: 4 }, 'source', { formId: customers }),
      monthly('每月跟进次数', { x: 0, y: 6, w: 6, h: 4 }, 'at', { formId: visits }),
      ranking('客户商机排名', { x: 6, y: 6, w: 6, h: 4 }, 'customer', {
        formId: deals,
        measure: sum('amount'),
      }),
      list('待跟进', { x: 0, y: 10, w: 12, h: 4 }, ['customer', 'summary', 'way', 'next_on'], {
        formId: visits,
        filter: { field: 'next_on', op: 'isNotEmpty' },
      }),
    ],
    dashboard: {
      name: '销售总览',
      filters: [
        { formId: deals, field: 'owner' },
        { formId: deals, field: 'closes_on' },
      ],
    },
  },
  ids,
)
