import { bars, monthly, shares, thisMonth, total } from '../charts.ts'
import { choice, code, date, department, files, link, longText, member, rows, text } from '../fields.ts'
import { sample } from '../sample-records.ts'
import { sceneIds, sceneTemplate } from '../scene.ts'
import { approve, cc, days, flow, head, inField, role } from '../steps.ts'

const ids = sceneIds(2)
const [staff, joining, regular, transfer, leaving] = [1, 2, 3, 4, 5].map(ids.form) as [
  string,
  string,
  string,
  string,
  string,
]
const hr = role(ids.role(1))
const posts = ['销售代表', '软件工程师', '产品经理', '会计', '行政专员', '仓库管理员']

const people = [
  ['陈思远', '男', '软件工程师', '2023-04-10', '正式'],
  ['林可欣', '女', '产品经理', '2024-02-19', '正式'],
  ['周建国', '男', '仓库管理员', '2022-08-01', '正式'],
  ['吴晓梅', '女', '会计', '2021-05-17', '正式'],
  ['郑一鸣', '男', '销售代表', '2025-09-08', '正式'],
  ['何雨桐', '女', '行政专员', '2025-12-22', '试用'],
  ['马俊杰', '男', '软件工程师', '2026-01-12', '试用'],
  ['孙丽华', '女', '销售代表', '2026-02-09', '试用'],
  ['韩文博', '男', '销售代表', '2023-11-06', '离职'],
] as const

/** People from the day they join to the day they leave. */
export const humanResources = sceneTemplate(
  {
    key: 'human-resources',
    name: { zh: '人事管理', en: 'Human resources' },
    description: {
      zh: '员工档案，入职、转正、调动、离职四个流程，在职人数与人员变动一目了然',
      en: 'Staff files and the flows of joining, becoming regular, moving and leaving, with figures of who is there',
    },
    scene: { zh: '人事行政', en: 'People' },
    icon: 'team',
    color: 'blue',
    roles: [{ id: ids.role(1), code: 'hr', name: '人事' }],
    forms: [
      {
        id: staff,
        name: '员工档案',
        icon: 'person',
        title: 'name',
        sections: { name: '基本信息', post: '任职信息' },
        fields: [
          text('name', '姓名', { required: true, maxLength: 30 }),
          choice('gender', '性别', ['男', '女'], { display: 'radio' }),
          text('phone', '手机', { pattern: { source: '1[3-9][0-9]{9}', message: '请填写 11 位手机号' } }),
          text('email', '邮箱'),
          choice('education', '最高学历', ['大专', '本科', '硕士', '博士', '其他']),
          choice('post', '岗位', posts, { required: true }),
          department('department', '所属部门'),
          member('leader', '直属上级'),
          date('joined_on', '入职日期', { required: true }),
          choice('state', '员工状态', ['试用', '正式', '离职'], { default: '试用', display: 'radio' }),
          date('contract_until', '合同到期日'),
          files('papers', '证件与合同', { maxCount: 10 }),
          longText('note', '备注'),
        ],
        records: people.map(([name, gender, post, joined, state]) => ({
          name,
          gender,
          post,
          joined_on: joined,
          state,
          education: '本科',
        })),
      },
      {
        id: joining,
        name: '入职申请',
        icon: 'person',
        title: 'name',
        sections: { code: '候选人', needs: '入职准备' },
        fields: [
          code('code', '申请编号', 'RZ'),
          text('name', '候选人姓名', { required: true, maxLength: 30 }),
          text('phone', '手机', { required: true }),
          choice('source', '招聘渠道', ['招聘网站', '内部推荐', '校园招聘', '猎头', '其他']),
          choice('post', '录用岗位', posts, { required: true }),
          department('department', '录用部门', { default: 'currentDepartment' }),
          date('on', '入职日期', { required: true }),
          choice('trial', '试用期', ['1 个月', '2 个月', '3 个月', '6 个月'], { default: '3 个月' }),
          {
            id: 'needs',
            name: '需要准备',
            type: 'multipleChoice',
            choices: ['电脑', '工位', '门禁卡', '工作邮箱', '工作服'].map((label) => ({
              value: label,
              label,
            })),
          },
          files('resume', '简历与录用通知', { maxCount: 5 }),
          longText('prepared', '准备情况'),
        ],
        flow: flow(
          'joining',
          '入职审批',
          [
            approve('head', '部门负责人审批', [head], { due: days(2), hide: ['prepared'] }),
            approve('hr', '人事办理', [hr], { edit: ['prepared', 'on'], due: days(3) }),
            cc('told', '抄送部门负责人', [head]),
          ],
          ['prepared'],
        ),
        records: [
          {
            name: '何雨桐',
            phone: '13800001201',
            source: '招聘网站',
            post: '行政专员',
            on: '2025-12-22',
            trial: '3 个月',
            needs: ['电脑', '工位'],
          },
          {
            name: '马俊杰',
            phone: '13800001202',
            source: '内部推荐',
            post: '软件工程师',
            on: '2026-01-12',
            trial: '3 个月',
            needs: ['电脑', '工位', '工作邮箱'],
          },
          {
            name: '孙丽华',
            phone: '13800001203',
            source: '猎头',
            post: '销售代表',
            on: '2026-02-09',
            trial: '3 个月',
            needs: ['工作邮箱'],
          },
        ],
      },
      {
        id: regular,
        name: '转正申请',
        icon: 'trophy',
        title: 'code',
        sections: { code: '试用情况', opinion: '考核' },
        fields: [
          code('code', '申请编号', 'ZZ'),
          link('person', '员工', staff, { required: true }),
          date('until', '试用期满日', { required: true }),
          longText('report', '试用期工作总结', { required: true }),
          choice('opinion', '部门考核', ['优秀', '合格', '延长试用', '不合格'], { display: 'radio' }),
          longText('comment', '部门评语'),
          date('from', '转正日期'),
        ],
        flow: flow(
          'regular',
          '转正审批',
          [
            approve('head', '部门负责人考核', [head], {
              edit: ['opinion', 'comment'],
              hide: ['from'],
              due: days(3),
            }),
            approve('hr', '人事确认', [hr], { edit: ['from'], due: days(2) }),
            cc('told', '通知申请人', [{ type: 'applicant' }]),
          ],
          ['opinion', 'comment', 'from'],
        ),
        records: [
          {
            person: sample(staff, 5),
            until: '2025-12-08',
            report: '完成三个重点客户的开发，季度任务达成率 108%。',
            opinion: '优秀',
            from: '2025-12-08',
          },
        ],
      },
      {
        id: transfer,
        name: '调动申请',
        icon: 'project',
        title: 'code',
        fields: [
          code('code', '申请编号', 'DD'),
          link('person', '员工', staff, { required: true }),
          department('from_department', '原部门', { default: 'currentDepartment' }),
          department('to_department', '调入部门', { required: true }),
          choice('to_post', '调入岗位', posts, { required: true }),
          date('on', '生效日期', { required: true }),
          member('new_leader', '调入部门负责人', { required: true }),
          longText('reason', '调动原因', { required: true }),
        ],
        flow: flow('transfer', '调动审批', [
          approve('head', '原部门负责人', [head], { due: days(2) }),
          approve('new_head', '调入部门负责人', [inField('new_leader')], { due: days(2) }),
          approve('hr', '人事办理', [hr], { edit: ['on'] }),
        ]),
      },
      {
        id: leaving,
        name: '离职申请',
        icon: 'paper',
        title: 'code',
        sections: { code: '离职信息', lines: '工作交接' },
        fields: [
          code('code', '申请编号', 'LZ'),
          link('person', '员工', staff, { required: true }),
          choice('kind', '离职类型', ['主动离职', '合同到期', '协商解除', '退休'], { required: true }),
          date('last_day', '最后工作日', { required: true }),
          choice('reason', '主要原因', ['个人发展', '薪酬待遇', '家庭原因', '工作环境', '其他']),
          member('successor', '交接人', { required: true }),
          rows('lines', '交接事项', [
            text('what', '事项', { required: true }),
            text('where', '资料位置'),
            choice('done', '状态', ['未交接', '已交接'], { default: '未交接' }),
          ]),
          longText('note', '补充说明'),
        ],
        flow: flow('leaving', '离职审批', [
          approve('head', '部门负责人审批', [head], { due: days(3) }),
          approve('successor', '交接人确认', [inField('successor')], { edit: ['lines'] }),
          approve('hr', '人事办理', [hr], { edit: ['last_day'] }),
        ]),
        records: [
          {
            person: sample(staff, 9),
            kind: '主动离职',
            last_day: '2026-01-30',
            reason: '个人发展',
            lines: [
              { what: '客户资料', where: '客户管理', done: '已交接' },
              { what: '未回款跟进', where: '合同管理', done: '已交接' },
            ],
          },
        ],
      },
    ],
    charts: [
      total('在职人数', 0, { formId: staff, filter: { field: 'state', op: 'in', value: ['试用', '正式'] } }),
      thisMonth('本月入职', 4, 'joined_on', { formId: staff }),
      thisMonth('本月离职', 8, 'last_day', { formId: leaving }),
      bars('各岗位人数', { x: 0, y: 2, w: 8, h: 4 }, 'post', {
        formId: staff,
        filter: { field: 'state', op: 'in', value: ['试用', '正式'] },
      }),
      shares('员工状态', { x: 8, y: 2, w: 4, h: 4 }, 'state', { formId: staff }),
      monthly('每月入职人数', { x: 0, y: 6, w: 8, h: 4 }, 'joined_on', { formId: staff }),
      shares('招聘渠道', { x: 8, y: 6, w: 4, h: 4 }, 'source', { formId: joining }),
    ],
    dashboard: {
      name: '人事总览',
      filters: [
        { formId: staff, field: 'department' },
        { formId: staff, field: 'joined_on' },
      ],
    },
  },
  ids,
)
