/** One thing wrong in a formula, with its place in the text and its message in both languages. */
export interface FormulaError {
  readonly code: FormulaErrorCode
  /** First character of the wrong piece, counted in UTF-16 units from 0. */
  readonly start: number
  /** Position after its last character. */
  readonly end: number
  readonly zh: string
  readonly en: string
  /** What to write instead, when one candidate stands out. */
  readonly suggestion?: string
}

const messages = {
  'too-long': ['公式太长，最多 {0} 个字符', 'The formula is too long: at most {0} characters'],
  'too-deep': ['公式嵌套太深，最多 {0} 层', 'The formula is nested too deeply: at most {0} levels'],
  'too-big': ['公式太大，最多 {0} 个部分', 'The formula is too big: at most {0} parts'],
  'bad-character': ['无法识别的字符“{0}”', 'Unknown character “{0}”'],
  'open-text': ['文本缺少结束的引号', 'The text has no closing quote'],
  'open-field': ['字段引用缺少“]”', 'The field reference has no closing “]”'],
  'bad-number': [
    '数字“{0}”太长：最多 {1} 位整数、{2} 位小数',
    'The number “{0}” is too long: at most {1} digits before and {2} after the point',
  ],
  'expected-expression': ['此处需要一个值，却是{0}', 'A value is expected here, not {1}'],
  'expected-token': ['此处需要“{0}”，却是{1}', '“{0}” is expected here, not {2}'],
  'trailing-input': ['公式在此处应当结束，却还有{0}', 'The formula should end here, but {1} follows'],
  'unknown-function': ['没有函数“{0}”', 'There is no function “{0}”'],
  'unknown-field': ['没有字段“{0}”', 'There is no field “{0}”'],
  'ambiguous-field': [
    '有 {1} 个字段名为“{0}”，请用 {{字段编号}} 指明',
    '{1} fields are named “{0}”; say which by {{field id}}',
  ],
  'field-gone': ['字段已被删除', 'The field no longer exists'],
  'not-a-record': [
    '“{0}”不是关联记录，不能用“.”取字段',
    '“{0}” is not a record, so “.” cannot read a field of it',
  ],
  'too-few-arguments': ['{0} 至少需要 {1} 个参数', '{0} needs at least {1} arguments'],
  'too-many-arguments': ['{0} 最多只能有 {1} 个参数', '{0} takes at most {1} arguments'],
  'bad-arity': ['{0} 的参数个数不成对', '{0} needs its arguments in pairs'],
  'wrong-type': ['此处需要{0}，却是{1}', 'This should be {2}, not {3}'],
  'not-constant': ['{0} 的这个参数必须是固定的值', 'This argument of {0} must be a fixed value'],
  'bad-argument': ['{0}', '{1}'],
  'mixed-types': ['类型不一致：{0}与{1}', 'The types differ: {2} and {3}'],
  'bad-operands': ['“{0}”不能用于{1}和{2}', '“{0}” cannot be used on {3} and {4}'],
  'bad-pattern': ['正则表达式无效：{0}', 'The regular expression is not valid: {0}'],
  'too-much-text': [
    '文本太长：公式一次最多处理 {0} 个字符',
    'The texts are too long: formulas look at {0} characters at most in one go',
  ],
  'not-loaded': ['{0} 尚未加载，请先调用 prepareFormula', '{0} is not loaded yet; call prepareFormula first'],
  'not-in-sql': ['{0} 不能在数据库中计算：{1}', '{0} cannot run in the database: {2}'],
} as const

export type FormulaErrorCode = keyof typeof messages

/** Makes a FormulaError from its code; `{0}`, `{1}` … in the texts are replaced by `parameters`. */
export function formulaError(
  code: FormulaErrorCode,
  place: { readonly start: number; readonly end: number },
  parameters: readonly (string | number)[] = [],
  suggestion?: string,
): FormulaError {
  const [zh, en] = messages[code]
  const fill = (text: string) =>
    text.replace(/\{(\d)\}/g, (_, index) => String(parameters[Number(index)] ?? ''))
  const hintZh = suggestion === undefined ? '' : `，是否要写“${suggestion}”？`
  const hintEn = suggestion === undefined ? '' : `. Did you mean “${suggestion}”?`
  return {
    code,
    start: place.start,
    end: place.end,
    zh: fill(zh) + hintZh,
    en: fill(en) + hintEn,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** Thrown by the compilers when they are handed a formula that has errors. */
export class FormulaFailure extends Error {
  readonly errors: readonly FormulaError[]

  constructor(errors: readonly FormulaError[]) {
    super(errors.map((error) => `${error.code} at ${error.start}: ${error.en}`).join('; '))
    this.name = 'FormulaFailure'
    this.errors = errors
  }
}
