import { parseDateText } from '../value/date-text.ts'
import { dateTextSql } from './date-text.ts'
import { define, family, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'

const card = parameter('text', 'number', '证件号码')
const total = { total: true } as const
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'
const shape = '^[1-9][0-9]{16}[0-9Xx]$'
const isCardShape = new RegExp(shape)
const mobile = '^1[3-9][0-9]{9}$'
const email = '^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63}){1,8}$'

/** Chinese identity cards (GB 11643-1999), mobile numbers and mail addresses. */
export const identityFunctions = family('text', [
  define(
    'ISIDCARD 是身份证号',
    [card],
    'boolean',
    '是否有效的 18 位身份证号码（含校验位和出生日期） | Whether it is a valid 18-digit identity number',
    {
      ...total,
      evaluate: (x: string) => isIdentityNumber(x),
      sql: ([x], call) => call.let(x!, (v) => validSql(v, call)),
    },
  ),
  define(
    'IDBIRTHDAY 身份证生日 身份证出生日期',
    [card],
    'date',
    '身份证号码中的出生日期 | The date of birth in an identity number',
    {
      evaluate: (x: string) => (isIdentityNumber(x) ? parseDateText(x.slice(6, 14)) : null),
      sql: ([x], call) =>
        call.let(
          x!,
          (v) => `case when ${validSql(v, call)} then ${dateTextSql(`substr(${v}, 7, 8)`, call)} end`,
        ),
    },
  ),
  define(
    'IDGENDER 身份证性别',
    [card],
    'text',
    '身份证号码中的性别：男或女 | The sex in an identity number: 男 or 女',
    {
      evaluate: (x: string) => (isIdentityNumber(x) ? (Number(x[16]) % 2 === 1 ? '男' : '女') : null),
      sql: ([x], call) =>
        call.let(
          x!,
          (v) =>
            `case when ${validSql(v, call)} then case when substr(${v}, 17, 1)::int % 2 = 1 then '男' else '女' end end`,
        ),
    },
  ),
  define(
    'ISMOBILE 是手机号',
    [parameter('text', 'number', '号码')],
    'boolean',
    '是否中国大陆手机号码 | Whether it is a mobile number of mainland China',
    {
      ...total,
      evaluate: (x: string) => new RegExp(mobile).test(x),
      sql: ([x]) => `(${x} ~ '${mobile}')`,
    },
  ),
  define(
    'ISEMAIL 是邮箱',
    [parameter('text', 'address', '地址')],
    'boolean',
    '是否邮箱地址 | Whether it looks like a mail address',
    {
      ...total,
      evaluate: (x: string) => x.length <= 320 && new RegExp(email).test(x),
      sql: ([x], call) => call.let(x!, (v) => `(char_length(${v}) <= 320 and ${v} ~ '${email}')`),
    },
  ),
])

function isIdentityNumber(text: string): boolean {
  if (!isCardShape.test(text) || parseDateText(text.slice(6, 14)) === null) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return checkCharacters[sum % 11] === text[17]!.toUpperCase()
}

function validSql(text: string, call: SqlCall): string {
  const sum = weights.map((weight, index) => `substr(${text}, ${index + 1}, 1)::int * ${weight}`).join(' + ')
  const date = dateTextSql(`substr(${text}, 7, 8)`, call)
  return `(case when ${text} ~ '${shape}' then ${date} is not null and substr('${checkCharacters}', (${sum}) % 11 + 1, 1) = upper(substr(${text}, 18, 1)) else false end)`
}
