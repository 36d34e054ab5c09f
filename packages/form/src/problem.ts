import type { Text, TextParameters } from './text.ts'

export type ValueProblemCode = keyof typeof texts

/** A wrong value, by its path in the input; `{name}` and the like in its message are filled from `params`. */
export interface ValueProblem {
  field: string
  code: string
  message: Text
  params?: TextParameters
  suggestion?: Text
}

/** What is said of values that are wrong together; the server says it so. */
export const wrongValues: Text = {
  zh: '有 {count} 处填写不正确。',
  en: '{count} value(s) are not right.',
}

const texts = {
  required: { zh: '“{name}”必填。', en: '"{name}" is required.' },
  wrongType: { zh: '“{name}”应为{expected}。', en: '"{name}" must be {expectedEn}.' },
  tooLong: {
    zh: '“{name}”最多 {max} 个字符，现有 {length} 个。',
    en: '"{name}" may have at most {max} characters; there are {length}.',
  },
  wrongCharacter: {
    zh: '“{name}”含有无法保存的字符。',
    en: '"{name}" holds a character that cannot be stored.',
  },
  pattern: { zh: '“{name}”格式不正确：{hint}', en: '"{name}" does not have the right format: {hint}' },
  patternTooMuch: {
    zh: '“{name}”的格式规则过于复杂，无法核对这么多内容；请减少内容，或请管理员简化格式规则。',
    en: 'The pattern of "{name}" is too complex to be compared with so much text; give less, or have the pattern simplified.',
  },
  tooSmall: { zh: '“{name}”不能小于 {min}。', en: '"{name}" must not be less than {min}.' },
  tooLarge: { zh: '“{name}”不能大于 {max}。', en: '"{name}" must not be greater than {max}.' },
  tooPrecise: { zh: '“{name}”最多 {scale} 位小数。', en: '"{name}" may have at most {scale} decimals.' },
  notADate: { zh: '“{name}”不是有效的日期（年-月-日）。', en: '"{name}" is not a valid date (YYYY-MM-DD).' },
  notADateTime: {
    zh: '“{name}”不是有效的日期时间（如 2026-03-02T09:00:00+08:00）。',
    en: '"{name}" is not a valid date and time (e.g. 2026-03-02T09:00:00+08:00).',
  },
  notATime: {
    zh: '“{name}”不是有效的时间（如 09:30）。',
    en: '"{name}" is not a valid time of day (e.g. 09:30).',
  },
  notADateRange: {
    zh: '“{name}”应为起止两个日期（如 2026-03-01/2026-03-05）。',
    en: '"{name}" must be two days, the first and the last (e.g. 2026-03-01/2026-03-05).',
  },
  rangeReversed: {
    zh: '“{name}”的开始日期 {from} 晚于结束日期 {to}。',
    en: '"{name}" begins on {from}, after its end on {to}.',
  },
  rangeTooLong: {
    zh: '“{name}”最多 {max} 天，现有 {days} 天。',
    en: '"{name}" may have at most {max} days; there are {days}.',
  },
  notABoolean: { zh: '“{name}”应为是或否（true、false）。', en: '"{name}" must be true or false.' },
  notAnEmail: {
    zh: '“{name}”不是有效的邮箱地址（如 name@example.com）。',
    en: '"{name}" is not a valid email address (e.g. name@example.com).',
  },
  notAPhone: {
    zh: '“{name}”不是有效的电话号码（如 13812345678、010-12345678）。',
    en: '"{name}" is not a valid phone number (e.g. 13812345678, 010-12345678).',
  },
  notALink: {
    zh: '“{name}”不是有效的网址（如 https://example.com）。',
    en: '"{name}" is not a valid address of the web (e.g. https://example.com).',
  },
  notAColor: {
    zh: '“{name}”不是有效的颜色（如 #1677ff）。',
    en: '"{name}" is not a valid color (e.g. #1677ff).',
  },
  notTheLowest: {
    zh: '“{name}”请选到最后一级：“{value}”下面还有选项。',
    en: '"{name}" must name a choice of the lowest level; there are choices below "{value}".',
  },
  noSuchChoice: { zh: '“{name}”没有选项“{value}”。', en: '"{name}" has no choice "{value}".' },
  repeated: { zh: '“{name}”中“{value}”重复。', en: '"{name}" holds "{value}" twice.' },
  tooMany: {
    zh: '“{name}”最多 {max} 项，现有 {count} 项。',
    en: '"{name}" may hold at most {max}; there are {count}.',
  },
  tooFew: {
    zh: '“{name}”至少 {min} 项，现有 {count} 项。',
    en: '"{name}" needs at least {min}; there are {count}.',
  },
  noSuchMember: { zh: '“{name}”中的成员不存在。', en: '"{name}" names a member who does not exist.' },
  noSuchDepartment: {
    zh: '“{name}”中的部门不存在。',
    en: '"{name}" names a department that does not exist.',
  },
  notAnOrganization: {
    zh: '“{name}”中的部门不是组织：它属于另一个部门。',
    en: '"{name}" names a department that is no organization: it lies in another one.',
  },
  noSuchRole: { zh: '“{name}”中的角色不存在。', en: '"{name}" names a role that does not exist.' },
  noSuchRecord: {
    zh: '“{name}”关联的数据不存在，或您无权查看。',
    en: '"{name}" links a record that does not exist or that you may not see.',
  },
  noSuchFile: {
    zh: '“{name}”中的附件不存在或已过期，请重新上传。',
    en: '"{name}" holds a file that does not exist or has expired; upload it again.',
  },
  fileTooLarge: {
    zh: '“{name}”中的“{file}”超过 {max} MB。',
    en: '"{name}": the file "{file}" is larger than {max} MB.',
  },
  notAPicture: {
    zh: '“{name}”中的“{file}”不是图片（PNG、JPEG、GIF、WebP）。',
    en: '"{name}": the file "{file}" is no picture (PNG, JPEG, GIF, WebP).',
  },
  notABarcode: {
    zh: '“{name}”的条形码只能含英文字母、数字和半角符号。',
    en: '"{name}": a barcode of stripes holds letters, digits and signs of ASCII only.',
  },
  tooDeep: {
    zh: '“{name}”的格式嵌套过深：最多 {max} 层，现有 {depth} 层。',
    en: '"{name}" is nested too deeply: at most {max} levels; there are {depth}.',
  },
  notALocation: {
    zh: '“{name}”应为纬度和经度（如 30.2741,120.1551）。',
    en: '"{name}" must be a latitude and a longitude (e.g. 30.2741,120.1551).',
  },
  notAnAddress: {
    zh: '“{name}”应为省/市/区，空格后为详细地址（如 浙江省/杭州市/西湖区 文三路1号）。',
    en: '"{name}" must be province/city/district, then a blank and the rest (e.g. 浙江省/杭州市/西湖区 文三路1号).',
  },
  noSuchRegion: {
    zh: '“{name}”中的地区“{region}”不存在。',
    en: '"{name}": there is no region "{region}".',
  },
  regionTooShort: {
    zh: '“{name}”请选到下一级：“{region}”下面还有地区。',
    en: '"{name}": choose further; there are regions below "{region}".',
  },
  notWritable: { zh: '您不能填写“{name}”。', en: 'You may not fill in "{name}".' },
  heldByRule: {
    zh: '“{name}”现在是只读的，不能修改。',
    en: '"{name}" is read-only as things are and cannot be changed.',
  },
  notOffered: {
    zh: '“{name}”现在不能选“{value}”。',
    en: '"{name}" cannot be "{value}" as things are.',
  },
  refusedByRule: { zh: '{message}', en: '{message}' },
  duplicateTogether: {
    zh: '{names}不能同时重复，已有数据与之相同。',
    en: '{names} must be unique together; another record has the same.',
  },
  unknownField: { zh: '表单中没有这个字段。', en: 'The form has no such field.' },
  duplicate: {
    zh: '“{name}”不能重复，已有数据使用“{value}”。',
    en: '"{name}" must be unique; another record already has "{value}".',
  },
  notUniqueRow: {
    zh: '“{name}”的这一行不属于本条数据。',
    en: 'This row of "{name}" does not belong to the record.',
  },
} satisfies Record<string, Text>

/** A wrong value, by its path in the operation's input. */
export function valueProblem(
  path: string,
  code: ValueProblemCode,
  params: TextParameters,
  suggestion?: Text,
): ValueProblem {
  return { field: path, code, message: texts[code], params, ...(suggestion ? { suggestion } : {}) }
}
