import type { ColumnField, Field, FieldType, FieldValue, ScalarValue } from '@sluice/contract'
import { isComputed } from '@sluice/form'
import fc from 'fast-check'

/** Ids that exist in the test house, for values that name something. */
export interface KnownIds {
  members: string[]
  departments: string[]
  /** Departments that lie in no other. */
  organizations?: string[]
  roles?: string[]
  /** A published form and records of it. */
  form: string
  records: string[]
}

const choices = ['red', 'green', 'blue', '蓝'].map((value) => ({ value, label: `label ${value}` }))

const regions = [
  { value: 'zj', label: '浙江' },
  { value: 'hz', label: '杭州', parent: 'zj' },
  { value: 'nb', label: '宁波', parent: 'zj' },
  { value: 'xh', label: '西湖区', parent: 'hz' },
  { value: 'sh', label: '上海' },
]

/** One field of every type, two where the type can hold several. */
export function everyField(known: KnownIds): Field[] {
  const columns: ColumnField[] = [
    { id: 'text', name: '文本', type: 'text' },
    { id: 'long_text', name: '多行文本', type: 'longText' },
    { id: 'number', name: '数字', type: 'number' },
    { id: 'money', name: '金额', type: 'money', currency: 'CNY' },
    { id: 'date', name: '日期', type: 'date' },
    { id: 'date_time', name: '时间', type: 'dateTime' },
    { id: 'single_choice', name: '单选', type: 'singleChoice', choices },
    { id: 'multiple_choice', name: '多选', type: 'multipleChoice', choices },
    { id: 'member', name: '成员', type: 'member' },
    { id: 'members', name: '成员们', type: 'member', multiple: true },
    { id: 'department', name: '部门', type: 'department' },
    { id: 'departments', name: '部门们', type: 'department', multiple: true },
    { id: 'relation', name: '关联', type: 'relation', targetFormId: known.form },
    { id: 'percent', name: '百分比', type: 'percent' },
    { id: 'time', name: '时刻', type: 'time' },
    { id: 'duration', name: '时长', type: 'duration' },
    { id: 'email', name: '邮箱', type: 'email' },
    { id: 'phone', name: '电话', type: 'phone' },
    { id: 'link', name: '链接', type: 'link' },
    { id: 'boolean', name: '是否', type: 'boolean' },
    { id: 'cascade', name: '级联', type: 'cascade', choices: regions },
    { id: 'rating', name: '评分', type: 'rating' },
    { id: 'slider', name: '滑块', type: 'slider' },
    { id: 'color', name: '颜色', type: 'color' },
    { id: 'date_range', name: '区间', type: 'dateRange' },
    { id: 'organization', name: '组织', type: 'organization' },
    { id: 'organizations', name: '组织们', type: 'organization', multiple: true },
    { id: 'role', name: '角色', type: 'role' },
    { id: 'roles', name: '角色们', type: 'role', multiple: true },
    { id: 'location', name: '定位', type: 'location' },
    { id: 'address', name: '地址', type: 'address' },
    { id: 'barcode', name: '条码', type: 'barcode' },
  ]
  const rich: Field = { id: 'rich_text', name: '富文本', type: 'richText' }
  return [...columns, rich, { id: 'lines', name: '明细', type: 'subTable', fields: columns }]
}

/** Text as people and machines send it, without what PostgreSQL cannot keep. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/\r\n?/g, '\n')),
  fc
    .string({ unit: 'binary', maxLength: 20 })
    .map((text) => text.replaceAll('\0', '').replaceAll('\r', '\n')),
  fc.constantFrom("'; drop table x --", '%_\\', '张三', '１２３', 'null', '{}', 'é', ' a ', '\n', '😀'),
)

/** Numbers with up to eight digits after the point. */
const anyNumber = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.maxSafeInteger().map((n) => n % 1e14),
  fc.integer({ min: -999_999, max: 999_999 }).map((n) => n / 10_000),
  fc.constantFrom(0, 0.1, -0.3, 1e-8, 999_999_999_999_999),
)

const anyMoney = fc.maxSafeInteger().map((minor) => minor / 100)
const anyDate = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyInstant = fc
  .date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString())

function listOf(values: readonly string[]): fc.Arbitrary<string[] | null> {
  return fc.subarray([...values]).map((list) => (list.length === 0 ? null : list))
}

/** One of them, or several; none where there are none. */
function anyOf(ids: readonly string[] = [], multiple = false): fc.Arbitrary<ScalarValue> {
  if (ids.length === 0) return fc.constant(null)
  return multiple ? listOf(ids) : fc.constantFrom(...ids)
}

/** A value that a field accepts, as it comes back. */
function columnValue(field: ColumnField, known: KnownIds): fc.Arbitrary<ScalarValue> {
  switch (field.type) {
    case 'text':
    case 'longText':
      return anyText.map((text) => text || null)
    case 'number':
      return anyNumber
    case 'money':
      return anyMoney
    case 'date':
      return anyDate
    case 'dateTime':
      return anyInstant
    case 'singleChoice':
      return fc.constantFrom(...field.choices.map(({ value }) => value))
    case 'multipleChoice':
      return listOf(field.choices.map(({ value }) => value))
    case 'member':
      return field.multiple ? listOf(known.members) : fc.constantFrom(...known.members)
    case 'department':
      return field.multiple ? listOf(known.departments) : fc.constantFrom(...known.departments)
    case 'relation':
      return fc.constantFrom(...known.records)
    case 'attachment':
      return fc.constant(null)
    case 'percent':
      return fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100_000)
    case 'time':
      return fc
        .integer({ min: 0, max: 86_399 })
        .map((second) => new Date(second * 1000).toISOString().slice(11, 19))
    case 'duration':
      return fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
    case 'email':
      return fc.constantFrom('zhang.san@example.com', "o'neil+tag@mail.example.cn", 'A_b@x1.io')
    case 'phone':
      return fc.constantFrom('13812345678', '010-12345678', '+1 (415) 555-2671', '400-800-8888转12')
    case 'link':
      return fc.constantFrom('https://example.com', 'http://例子.测试/路?问=1#片', 'mailto:a@example.com')
    case 'boolean':
      return fc.boolean()
    case 'cascade':
      return fc.constantFrom('xh', 'nb', 'sh')
    case 'rating':
      return fc.integer({ min: 1, max: 5 })
    case 'slider':
      return fc.integer({ min: 0, max: 100 })
    case 'formula':
      return fc.constant(null)
    case 'color':
      return fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
    case 'dateRange':
      return fc.tuple(anyDate, anyDate).map((days) => days.sort().join('/'))
    case 'organization':
      return anyOf(known.organizations, field.multiple)
    case 'role':
      return anyOf(known.roles, field.multiple)
    case 'image':
    case 'signature':
      return fc.constant(null)
    case 'barcode':
      return fc.constantFrom('6901234567892', 'A-1 %_', '二维码')
    case 'location':
      return fc
        .tuple(
          fc.integer({ min: -90_000_000, max: 90_000_000 }),
          fc.integer({ min: -180_000_000, max: 180_000_000 }),
        )
        .chain(([latitude, longitude]) => {
          const point = `${latitude / 1e6},${longitude / 1e6}`.replace(/\d(?:\.\d+)?e-\d/g, '0')
          return fc.constantFrom(point, `${point};u=35`)
        })
    case 'address':
      return fc.constantFrom('浙江省/杭州市/西湖区 文三路 1 号', '上海市/徐汇区', '北京市/东城区 a/b')
    default:
      return field satisfies never
  }
}

const richText = fc.constantFrom(
  '<p>一段<strong>粗体</strong> &lt;b&gt; &amp; 其他</p>',
  '<ul><li>甲</li><li>乙</li></ul>',
  '<table><tbody><tr><td colspan="2">格</td></tr></tbody></table>',
)

/** Values of a whole record, some of them empty; rows of sub-tables without ids. */
export function recordOf(
  fields: readonly Field[],
  known: KnownIds,
): fc.Arbitrary<Record<string, FieldValue>> {
  const shape = fields.map((field): [string, fc.Arbitrary<FieldValue>] => {
    if (field.type === 'autoNumber' || isComputed(field)) return [field.id, fc.constant(null)]
    if (field.type === 'richText') return [field.id, fc.option(richText, { freq: 4 })]
    if (field.type !== 'subTable') return [field.id, fc.option(columnValue(field, known), { freq: 4 })]
    const row = fc.record(
      Object.fromEntries(
        field.fields.map((column) => [column.id, fc.option(columnValue(column, known), { freq: 3 })]),
      ),
    )
    return [
      field.id,
      fc.array(row, { maxLength: 3 }).map((rows): FieldValue => (rows.length === 0 ? null : rows)),
    ]
  })
  return fc.record(Object.fromEntries(shape))
}

/** Every field type there is; a new one has to be put into the tests. */
export const everyType: Record<FieldType, true> = {
  text: true,
  longText: true,
  number: true,
  money: true,
  date: true,
  dateTime: true,
  singleChoice: true,
  multipleChoice: true,
  member: true,
  department: true,
  attachment: true,
  relation: true,
  percent: true,
  time: true,
  duration: true,
  email: true,
  phone: true,
  link: true,
  boolean: true,
  cascade: true,
  rating: true,
  slider: true,
  color: true,
  dateRange: true,
  organization: true,
  role: true,
  formula: true,
  lookup: true,
  rollup: true,
  aggregate: true,
  barcode: true,
  richText: true,
  image: true,
  signature: true,
  location: true,
  address: true,
  autoNumber: true,
  subTable: true,
}
