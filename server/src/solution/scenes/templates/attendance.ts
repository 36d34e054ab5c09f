import { bars, list, monthly, shares, sum, thisMonth } from '../charts.ts'
import { choice, code, date, dateTime, department, files, longText, member, number, text } from '../fields.ts'
import { sceneIds, sceneTemplate } from '../scene.ts'
import { approve, cc, flow, head, hours, role, when } from '../steps.ts'

const ids = sceneIds(3)
const [leave, overtime, punch] = [1, 2, 3].map(ids.form) as [string, string, string]
const hr = role(ids.role(1))
const kinds = ['年假', '事假', '病假', '调休', '婚假', '产假', '陪产假', '丧假']

/** Who asks, filled in by itself. */
const whose = [
  member('person', '申请人', { default: 'currentUser', required: true }),
  department('department', '所属部门', { default: 'currentDepartment' }),
]

/** Leave, overtime and forgotten punches. */
export const attendance = sceneTemplate(
  {
    key: 'attendance',
    name: { zh: '请假考勤', en: 'Leave and attendance' },
    description: {
      zh: '请假、加班、补卡三个流程，三天以上的请假由人事复核；按假别、部门、月份统计',
      en: 'Leave, overtime and corrections of punches; longer leave is checked by HR; figures by kind, department and month',
    },
    scene: { zh: '人事行政', en: 'People' },
    icon: 'calendar',
    color: 'green',
    roles: [{ id: ids.role(1), code: 'hr', name: '人事' }],
    forms: [
      {
        id: leave,
        name: '请假申请',
        icon: 'calendar',
        title: 'code',
        sections: { code: '请假信息', handover: '工作安排' },
        fields: [
          code('code', '请假单号', 'QJ'),
          choice('kind', '假别', kinds, { required: true }),
          ...whose,
          date('from', '开始日期', { required: true }),
          date('until', '结束日期', { required: true }),
          number('days', '请假天数', { required: true, min: 0.5, max: 180, scale: 1, unit: '天' }),
          choice('part', '时段', ['全天', '上午', '下午'], { default: '全天', display: 'radio' }),
          longText('reason', '请假事由', { required: true }),
          member('handover', '工作代理人'),
          files('proof', '证明材料', { maxCount: 5, help: '病假请上传医院证明' }),
        ],
        flow: flow('leave', '请假审批', [
          approve('head', '部门负责人审批', [head], { due: hours(8) }),
          when('long', '请假天数', {
            condition: '{{days}} > 3',
            label: '三天以上',
            steps: [approve('hr', '人事复核', [hr], { due: hours(8) })],
          }),
          cc('told', '抄送人事', [hr]),
        ]),
        records: [
          {
            kind: '年假',
            from: '2026-01-15',
            until: '2026-01-16',
            days: 2,
            part: '全天',
            reason: '回家探亲',
          },
          {
            kind: '病假',
            from: '2026-01-27',
            until: '2026-01-27',
            days: 1,
            part: '全天',
            reason: '感冒发烧',
          },
          {
            kind: '事假',
            from: '2026-02-05',
            until: '2026-02-05',
            days: 0.5,
            part: '上午',
            reason: '办理房产手续',
          },
          {
            kind: '调休',
            from: '2026-02-12',
            until: '2026-02-13',
            days: 2,
            part: '全天',
            reason: '项目上线后调休',
          },
          { kind: '婚假', from: '2026-02-23', until: '2026-03-04', days: 10, part: '全天', reason: '结婚' },
          {
            kind: '年假',
            from: '2026-03-02',
            until: '2026-03-06',
            days: 5,
            part: '全天',
            reason: '外出旅行',
          },
        ],
      },
      {
        id: overtime,
        name: '加班申请',
        icon: 'project',
        title: 'code',
        fields: [
          code('code', '加班单号', 'JB'),
          choice('kind', '加班类型', ['工作日', '休息日', '法定节假日'], { required: true }),
          ...whose,
          dateTime('from', '开始时间', { required: true }),
          dateTime('until', '结束时间', { required: true }),
          number('hours', '加班时长', { required: true, min: 0.5, max: 24, scale: 1, unit: '小时' }),
          choice('return', '补偿方式', ['调休', '加班费'], { required: true, display: 'radio' }),
          longText('reason', '加班内容', { required: true }),
        ],
        flow: flow('overtime', '加班审批', [
          approve('head', '部门负责人审批', [head], { edit: ['hours'], due: hours(8) }),
          cc('told', '抄送人事', [hr]),
        ]),
        records: [
          {
            kind: '工作日',
            from: '2026-01-20T11:00:00.000Z',
            until: '2026-01-20T14:00:00.000Z',
            hours: 3,
            return: '调休',
            reason: '季度结账',
          },
          {
            kind: '休息日',
            from: '2026-02-07T01:00:00.000Z',
            until: '2026-02-07T09:00:00.000Z',
            hours: 8,
            return: '加班费',
            reason: '系统上线',
          },
          {
            kind: '工作日',
            from: '2026-02-26T11:00:00.000Z',
            until: '2026-02-26T13:00:00.000Z',
            hours: 2,
            return: '调休',
            reason: '客户投标',
          },
        ],
      },
      {
        id: punch,
        name: '补卡与外出',
        icon: 'car',
        title: 'code',
        fields: [
          code('code', '单号', 'BK'),
          choice('kind', '类型', ['补卡', '外出', '出差'], { required: true, display: 'radio' }),
          ...whose,
          dateTime('from', '时间', { required: true }),
          dateTime('until', '返回时间', { help: '外出和出差填写' }),
          text('place', '地点'),
          longText('reason', '说明', { required: true }),
        ],
        flow: flow('punch', '补卡与外出审批', [approve('head', '部门负责人审批', [head], { due: hours(8) })]),
        records: [
          { kind: '补卡', from: '2026-02-10T01:00:00.000Z', reason: '早上忘记打卡，有监控记录' },
          {
            kind: '外出',
            from: '2026-02-25T06:00:00.000Z',
            until: '2026-02-25T09:00:00.000Z',
            place: '客户现场',
            reason: '方案沟通',
          },
        ],
      },
    ],
    charts: [
      thisMonth('本月请假天数', 0, 'from', { formId: leave, measure: sum('days') }),
      thisMonth('本月请假人次', 4, 'from', { formId: leave }),
      thisMonth('本月加班小时', 8, 'from', { formId: overtime, measure: sum('hours') }),
      monthly('每月请假天数', { x: 0, y: 2, w: 8, h: 4 }, 'from', { formId: leave, measure: sum('days') }),
      shares('假别占比', { x: 8, y: 2, w: 4, h: 4 }, 'kind', { formId: leave, measure: sum('days') }),
      bars('各部门请假天数', { x: 0, y: 6, w: 6, h: 4 }, 'department', {
        formId: leave,
        measure: sum('days'),
      }),
      list('近期请假', { x: 6, y: 6, w: 6, h: 4 }, ['person', 'kind', 'from', 'until', 'days'], {
        formId: leave,
      }),
    ],
    dashboard: {
      name: '考勤总览',
      filters: [
        { formId: leave, field: 'department' },
        { formId: leave, field: 'from' },
      ],
    },
  },
  ids,
)
