import type { Choice, Field, FormDefinition } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import type { Text } from '../../../kernel/index.ts'
import { type SettingNames, tellSettings } from '../../package/index.ts'

/** What every setting of every type of field is called where versions are compared. */
export const fieldSettings: SettingNames<Field> = {
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  type: { zh: '类型', en: 'Type' },
  help: { zh: '说明', en: 'Help' },
  placeholder: { zh: '占位提示', en: 'Placeholder' },
  required: { zh: '必填', en: 'Required' },
  readOnly: { zh: '只读', en: 'Read only' },
  defaultFormula: { zh: '默认值公式', en: 'Default by formula' },
  addressParameter: { zh: '网址参数', en: 'Parameter of the address' },
  width: { zh: '宽度', en: 'Width' },
  indexed: { zh: '索引', en: 'Index' },
  unique: { zh: '不能重复', en: 'Unique' },
  default: { zh: '默认值', en: 'Default' },
  maxDays: { zh: '最多天数', en: 'Most days' },
  level: { zh: '选到哪一级', en: 'Lowest level' },
  regionOnly: { zh: '不填详细地址', en: 'Without street and number' },
  format: { zh: '条码样式', en: 'Kind of code' },
  maxLength: { zh: '最多字数', en: 'Most characters' },
  pattern: { zh: '格式', en: 'Pattern' },
  scale: { zh: '小数位数', en: 'Decimals' },
  min: { zh: '最小值', en: 'Least value' },
  max: { zh: '最大值', en: 'Greatest value' },
  unit: { zh: '单位', en: 'Unit' },
  grouping: { zh: '千位分隔', en: 'Grouping' },
  currency: { zh: '币种', en: 'Currency' },
  choices: { zh: '选项', en: 'Choices' },
  display: { zh: '显示方式', en: 'Display' },
  multiple: { zh: '多选', en: 'Several' },
  targetFormId: { zh: '关联的表单', en: 'Linked form' },
  maxCount: { zh: '最多数量', en: 'Most files' },
  maxSizeMiB: { zh: '单个文件大小', en: 'Size of a file' },
  prefix: { zh: '前缀', en: 'Prefix' },
  dateFormat: { zh: '日期格式', en: 'Date in it' },
  digits: { zh: '位数', en: 'Digits' },
  mobileOnly: { zh: '只允许手机号', en: 'Mobile phones only' },
  seconds: { zh: '精确到秒', en: 'With seconds' },
  yes: { zh: '“是”的文字', en: 'Word for yes' },
  no: { zh: '“否”的文字', en: 'Word for no' },
  stars: { zh: '最多几星', en: 'Most stars' },
  step: { zh: '步长', en: 'Step' },
  anyLevel: { zh: '可以只选到上级', en: 'Upper levels allowed' },
  parts: { zh: '编号的组成', en: 'Parts of the number' },
  start: { zh: '起始值', en: 'First number' },
  reset: { zh: '重新计数', en: 'Counter begins again' },
  resetFieldId: { zh: '按字段重新计数', en: 'Field it counts by' },
  formula: { zh: '公式', en: 'Formula' },
  as: { zh: '结果类型', en: 'Shown as' },
  moving: { zh: '读取时计算', en: 'Computed when read' },
  relationFieldId: { zh: '关联字段', en: 'Linking field' },
  targetFieldId: { zh: '取值字段', en: 'Field taken' },
  sourceFormId: { zh: '数据来自', en: 'Records of' },
  linkFieldId: { zh: '指向本表的字段', en: 'Field that links here' },
  aggregation: { zh: '汇总方式', en: 'Aggregation' },
  valueFieldId: { zh: '汇总字段', en: 'Field aggregated' },
  matches: { zh: '匹配条件', en: 'Matches' },
  filter: { zh: '筛选条件', en: 'Filter' },
  fields: { zh: '列', en: 'Columns' },
  minRows: { zh: '最少行数', en: 'Least rows' },
  maxRows: { zh: '最多行数', en: 'Most rows' },
}

/** The same of a form beside its fields. */
export const layoutSettings: SettingNames<Omit<FormDefinition, 'fields'>> = {
  sections: { zh: '分组标题', en: 'Headings' },
  titleFieldId: { zh: '标题字段', en: 'Title field' },
  actions: { zh: '操作按钮', en: 'Buttons' },
  rules: { zh: '规则', en: 'Rules' },
  checks: { zh: '校验', en: 'Checks' },
  uniques: { zh: '组合唯一', en: 'Unique together' },
}

/** What differs between two states of a field. */
export function tellField(before: Field, after: Field): Text[] {
  if (before.type !== after.type) {
    const [from, to] = [typeOf(before).name, typeOf(after).name]
    return [{ zh: `类型：${from.zh} → ${to.zh}`, en: `Type: ${from.en} → ${to.en}` }]
  }
  const { choices, ...settings } = fieldSettings
  const told = tellSettings(settings as SettingNames<Field>, before, after)
  return [...told, ...tellChoices(choices, choicesOf(before), choicesOf(after))]
}

function choicesOf(field: Field): readonly Choice[] {
  return 'choices' in field ? field.choices : []
}

function tellChoices(name: Text, before: readonly Choice[], after: readonly Choice[]): Text[] {
  const labels = (choices: readonly Choice[]) => new Map(choices.map(({ value, label }) => [value, label]))
  const [was, is] = [labels(before), labels(after)]
  const added = after.filter(({ value }) => !was.has(value)).map(({ label }) => label)
  const removed = before.filter(({ value }) => !is.has(value)).map(({ label }) => label)
  const told = [
    ...(added.length > 0
      ? [{ zh: `新增选项：${added.join('、')}`, en: `Choices added: ${added.join(', ')}` }]
      : []),
    ...(removed.length > 0
      ? [{ zh: `去掉选项：${removed.join('、')}`, en: `Choices removed: ${removed.join(', ')}` }]
      : []),
  ]
  if (told.length > 0 || JSON.stringify(before) === JSON.stringify(after)) return told
  return [{ zh: `${name.zh}有修改`, en: `${name.en} changed` }]
}
