import type { FieldError, Text, TextParameters } from '../../../kernel/index.ts'

const texts = {
  formulaWrong: { zh: '“{name}”的公式不正确：{why}', en: '"{name}": the formula is not right: {whyEn}' },
  resultUnfit: {
    zh: '“{name}”的公式结果不能存为一个字段，请改为文本、数字、日期等单个值。',
    en: '"{name}": no field holds what this formula gives; make it a text, a number, a date or another single value.',
  },
  circle: {
    zh: '计算字段互相引用，无法计算：{names}',
    en: 'Computed fields read each other in a circle: {names}',
  },
  movingColumn: {
    zh: '“{name}”是子表的列，公式不能用当前时间、当前用户或工作日历。',
    en: '"{name}" is a column of a sub-table: its formula cannot use the clock, the reader or a calendar.',
  },
  relationMissing: {
    zh: '“{name}”所用的关联字段不存在，或不关联这张表单。',
    en: '"{name}": the field that links the records does not exist, or does not link this form.',
  },
  sourceMissing: {
    zh: '“{name}”取数的表单不存在，或还没有发布。',
    en: '"{name}": the form it takes values of does not exist, or is not published.',
  },
  targetMissing: {
    zh: '“{name}”取值的字段不存在。',
    en: '"{name}": the field whose values it takes does not exist.',
  },
  targetUnfit: {
    zh: '“{name}”不能取“{field}”的值：{why}',
    en: '"{name}" cannot take values of "{field}": {whyEn}',
  },
  movingFilter: {
    zh: '“{name}”的条件不能用“今天”之类随时间或人变化的值。',
    en: '"{name}": its filter cannot use values that change with the day or the reader.',
  },
  matchUnfit: {
    zh: '“{name}”的匹配条件两边类型不同，或字段不存在。',
    en: '"{name}": the two fields of a match differ in type, or one does not exist.',
  },
} satisfies Record<string, Text>

/** A problem of a computed field, by the place below `definition.fields`. */
export function computedProblem(place: string, code: keyof typeof texts, params: TextParameters): FieldError {
  return { field: `definition.fields.${place}`, code, message: texts[code], params }
}
