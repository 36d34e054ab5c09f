import { textLength } from '../value/text.ts'
import { concatenate } from './concatenate.ts'
import type { FormulaFunction } from './definition.ts'
import { parameter } from './parameter.ts'

const text = parameter('text', 'text', '文本')

export const textFunctions: readonly FormulaFunction[] = [
  concatenate('CONCAT', '文本合并'),
  {
    name: 'LEN',
    zh: '文本长度',
    aliases: ['长度'],
    family: 'text',
    parameters: [text],
    result: 'number',
    total: true,
    summary: ['文本的字符数', 'How many characters the text has'],
    evaluate: (x: string) => textLength(x),
    sql: ([x]) => `char_length(${x})::numeric`,
  },
  {
    name: 'CONTAINS',
    zh: '包含',
    family: 'text',
    parameters: [text, parameter('text', 'part', '片段')],
    result: 'boolean',
    total: true,
    summary: ['文本中是否有该片段', 'Whether the text contains the part'],
    evaluate: (x: string, part: string) => x.includes(part),
    sql: ([x, part]) => `(strpos(${x}, ${part}) > 0)`,
  },
]
