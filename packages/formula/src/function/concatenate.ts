import { toText } from '../value/text.ts'
import { blank, parameter } from './define.ts'
import type { FormulaFunction } from './definition.ts'

/** `&` and CONCAT: joins anything as text; blanks add nothing. */
export function concatenate(name: string, zh: string): FormulaFunction {
  const operator = name === '&'
  return {
    name,
    zh,
    family: operator ? 'operator' : 'text',
    aliases: operator ? [] : ['CONCATENATE', '合并文本', '拼接'],
    parameters: operator
      ? [parameter('any', 'left', '左', blank), parameter('any', 'right', '右', blank)]
      : [parameter('any', 'value', '值', blank)],
    ...(operator ? {} : { repeat: 1 as const }),
    result: 'text',
    total: true,
    summary: ['把各个值连成一个文本', 'Joins the values into one text'],
    checkTypes: (types) =>
      types.some((type) => typeof type === 'object' && !('list' in type))
        ? ['记录不能连成文本', 'a record cannot be joined to a text']
        : undefined,
    build:
      (args, { types }) =>
      (row, runtime) => {
        let text = ''
        for (let index = 0; index < args.length; index++)
          text += toText(args[index]!(row, runtime), types[index]!, runtime.zone)
        return text
      },
    sql: (args, call) =>
      `(${args.map((_, index) => (call.nullable[index] || call.types[index] !== 'text' ? `coalesce(${call.textOf(index)}, '')` : args[index])).join(' || ')})`,
  }
}
