import { bars, list, monthly, shares, sum, thisMonth, total } from '../charts.ts'
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
import { approve, fill, flow, hours, inField, role, when } from '../steps.ts'

const ids = sceneIds(7)
const [devices, orders] = [1, 2].map(ids.form) as [string, string]
const [service, finance] = [role(ids.role(1)), role(ids.role(2))]

const sold = [
  ['SN-240118', '输送机 L600', '上海远帆商贸有限公司', '徐磊', '2024-01-18', '2027-01-17'],
  ['SN-240907', '分拣机 S20', '青岛蓝海物流有限公司', '贾伟', '2024-09-07', '2026-09-06'],
  ['SN-231122', '封箱机 F3', '苏州恒信包装有限公司', '蒋云', '2023-11-22', '2025-11-21'],
  ['SN-250514', '输送机 L600', '宁波海天模具有限公司', '方晨', '2025-05-14', '2028-05-13'],
] as const
const reported = [
  [
    1,
    '维修',
    '紧急',
    '皮带跑偏，电机异响',
    '2026-01-08T01:20:00.000Z',
    '更换托辊并校正',
    380,
    '非常满意',
    '已完成',
  ],
  [3, '维修', '一般', '封口温度不稳定', '2026-01-21T06:10:00.000Z', '更换温控器', 260, '满意', '已完成'],
  [2, '保养', '一般', '半年度保养', '2026-02-06T02:00:00.000Z', '清洁、润滑、紧固', 0, '满意', '已完成'],
  [4, '安装', '一般', '新增两米输送段', '2026-02-19T03:30:00.000Z', '现场安装调试', 1200, '满意', '已完成'],
  [2, '维修', '紧急', '扫码头不识别', '2026-02-27T00:45:00.000Z', '', null, null, '处理中'],
  [1, '咨询', '一般', '询问备件价格', '2026-03-02T01:05:00.000Z', '', null, null, '待派单'],
] as const

/** Work orders from the report of a fault to the call back. */
export const serviceOrders = sceneTemplate(
  {
    key: 'service-orders',
    name: { zh: '售后工单', en: 'Service work orders' },
    description: {
      zh: '设备档案与售后工单：报修、派单、上门处理、收费审批、回访；工单量、类型和满意度有报表',
      en: 'Devices and work orders: report, dispatch, visit, approval of fees, call back; volume, kinds and satisfaction in reports',
    },
    scene: { zh: '销售服务', en: 'Sales and service' },
    icon: 'service',
    color: 'orange',
    roles: [
      { id: ids.role(1), code: 'service', name: '客服' },
      { id: ids.role(2), code: 'finance', name: '财务' },
    ],
    forms: [
      {
        id: devices,
        name: '客户设备',
        icon: 'tool',
        title: 'serial',
        fields: [
          text('serial', '设备编号', { required: true, unique: true }),
          text('model', '产品型号', { required: true }),
          text('customer', '客户名称', { required: true, width: 12 }),
          text('contact', '联系人'),
          text('phone', '联系电话'),
          date('sold_on', '购买日期'),
          date('warranty_until', '保修到期'),
          text('place', '安装地址', { width: 12 }),
        ],
        records: sold.map(([serial, model, customer, contact, from, until]) => ({
          serial,
          model,
          customer,
          contact,
          sold_on: from,
          warranty_until: until,
        })),
      },
      {
        id: orders,
        name: '售后工单',
        icon: 'service',
        title: 'code',
        sections: { code: '报修', engineer: '派单', result: '处理', satisfaction: '回访' },
        fields: [
          code('code', '工单编号', 'GD'),
          choice('state', '工单状态', ['待派单', '处理中', '待回访', '已完成'], { default: '待派单' }),
          link('device', '设备', devices, { required: true }),
          choice('kind', '工单类型', ['维修', '保养', '安装', '咨询', '投诉'], { required: true }),
          choice('urgency', '紧急程度', ['一般', '紧急', '特急'], {
            required: true,
            default: '一般',
            display: 'radio',
          }),
          text('phone', '来电号码'),
          longText('problem', '问题描述', { required: true }),
          dateTime('reported_at', '报修时间', { required: true }),
          files('picture', '现场照片', { maxCount: 9 }),
          member('engineer', '服务工程师'),
          dateTime('visit_at', '预约上门时间'),
          longText('result', '处理结果'),
          rows('parts', '更换配件', [
            text('name', '配件', { required: true }),
            number('quantity', '数量', { required: true, min: 1, scale: 0 }),
            money('price', '单价'),
          ]),
          money('fee', '收费金额'),
          choice('satisfaction', '满意度', ['非常满意', '满意', '一般', '不满意']),
          longText('feedback', '客户意见'),
        ],
        flow: flow(
          'order',
          '工单处理',
          [
            fill('dispatch', '客服派单', [service], {
              edit: ['engineer', 'visit_at', 'urgency', 'state'],
              hide: ['result', 'parts', 'fee', 'satisfaction', 'feedback'],
              due: hours(2),
            }),
            fill('visit', '上门处理', [inField('engineer')], {
              edit: ['result', 'parts', 'fee', 'picture', 'state'],
              hide: ['satisfaction', 'feedback'],
              due: { amount: 2, unit: 'day', calendarId: null },
            }),
            when('paid', '是否收费', {
              condition: '{{fee}} > 0',
              label: '收费',
              steps: [
                approve('finance', '财务确认收费', [finance], {
                  hide: ['satisfaction', 'feedback'],
                  due: hours(8),
                }),
              ],
            }),
            fill('call_back', '客服回访', [service], {
              edit: ['satisfaction', 'feedback', 'state'],
              due: hours(16),
            }),
          ],
          ['engineer', 'visit_at', 'result', 'parts', 'fee', 'satisfaction', 'feedback', 'state'],
        ),
        records: reported.map(([device, kind, urgency, problem, at, result, fee, satisfaction, state]) => ({
          device: sample(devices, device),
          kind,
          urgency,
          problem,
          reported_at: at,
          state,
          ...(result ? { result } : {}),
          ...(fee === null ? {} : { fee }),
          ...(satisfaction ? { satisfaction } : {}),
        })),
      },
    ],
    charts: [
      total('未完成工单', 0, { formId: orders, filter: { field: 'state', op: 'notIn', value: ['已完成'] } }),
      thisMonth('本月工单', 4, 'reported_at', { formId: orders }),
      thisMonth('本月收费', 8, 'reported_at', { formId: orders, measure: sum('fee') }),
      monthly('每月工单数', { x: 0, y: 2, w: 8, h: 4 }, 'reported_at', { formId: orders }),
      shares('工单类型', { x: 8, y: 2, w: 4, h: 4 }, 'kind', { formId: orders }),
      bars('满意度', { x: 0, y: 6, w: 4, h: 4 }, 'satisfaction', {
        formId: orders,
        filter: { field: 'satisfaction', op: 'isNotEmpty' },
      }),
      bars('紧急程度', { x: 4, y: 6, w: 4, h: 4 }, 'urgency', { formId: orders }),
      list('处理中的工单', { x: 8, y: 6, w: 4, h: 4 }, ['code', 'kind', 'urgency', 'reported_at'], {
        formId: orders,
        filter: { field: 'state', op: 'notIn', value: ['已完成'] },
      }),
    ],
    dashboard: {
      name: '售后总览',
      filters: [
        { formId: orders, field: 'kind' },
        { formId: orders, field: 'reported_at' },
      ],
    },
  },
  ids,
)
