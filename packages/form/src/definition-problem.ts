import type { Text, TextParameters } from './text.ts'

export const settingTexts = {
  choiceTaken: { zh: '“{name}”的选项“{label}”重复。', en: '"{name}": the choice "{label}" is there twice.' },
  choiceBlank: { zh: '“{name}”有一个选项没有名称。', en: '"{name}": a choice has no name.' },
  noChoice: { zh: '“{name}”还没有选项。', en: '"{name}" has no choices yet.' },
  choiceOrphan: {
    zh: '“{name}”的选项“{label}”的上级不存在。',
    en: '"{name}": the choice "{label}" lies below one that does not exist.',
  },
  choiceTooDeep: {
    zh: '“{name}”的选项“{label}”超过 {max} 级，或上下级成环。',
    en: '"{name}": the choice "{label}" lies more than {max} levels deep, or in a circle.',
  },
  defaultBeyond: {
    zh: '“{name}”的默认值大于 {max}。',
    en: '"{name}": the default is above {max}.',
  },
  rangeWrong: { zh: '“{name}”的最小值大于最大值。', en: '"{name}": the least value is above the greatest.' },
  patternWrong: {
    zh: '“{name}”的格式规则不是有效的正则表达式（RE2）。',
    en: '"{name}": the pattern is not a valid RE2 expression.',
  },
  patternTooMuch: {
    zh: '“{name}”的格式规则过于复杂：重复次数展开后超过 1000 步；限制字数请用“最大长度”。',
    en: '"{name}": the pattern is too complex: its repetitions come to more than 1,000 steps; limit the length by the setting for it.',
  },
  oneCounter: {
    zh: '“{name}”的编号必须有且只有一个流水号。',
    en: '"{name}": a number has its counter exactly once.',
  },
  noResetField: {
    zh: '“{name}”还没有选择按哪个字段重新计数。',
    en: '"{name}": choose the field by whose values the counter begins again.',
  },
  noTarget: { zh: '“{name}”还没有选择关联的表单。', en: '"{name}" links to no form yet.' },
  noFormula: { zh: '“{name}”还没有公式。', en: '"{name}" has no formula yet.' },
  noRelation: {
    zh: '“{name}”还没有选择关联字段。',
    en: '"{name}": choose the field that links the records.',
  },
  noTargetField: {
    zh: '“{name}”还没有选择取哪个字段。',
    en: '"{name}": choose the field whose values are taken.',
  },
  noSource: {
    zh: '“{name}”还没有选择数据来自哪张表单。',
    en: '"{name}": choose the form it takes records of.',
  },
  noColumn: { zh: '“{name}”还没有列。', en: '"{name}" has no columns yet.' },
} satisfies Record<string, Text>

/** Notes what is wrong with the settings of a field; `part` is the path below the field (`choices.2`). */
export type NoteSettingProblem = (
  part: string,
  code: keyof typeof settingTexts,
  params?: TextParameters,
) => void
