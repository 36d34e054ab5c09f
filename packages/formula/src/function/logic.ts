import type { FormulaFunction } from './definition.ts'
import { blank, optional, parameter } from './parameter.ts'

const condition = parameter('boolean', 'condition', '条件')

export const logicFunctions: readonly FormulaFunction[] = [
  {
    name: 'IF',
    zh: '如果',
    family: 'logic',
    parameters: [
      condition,
      parameter('same', 'then', '成立时', blank),
      parameter('same', 'else', '否则', { ...blank, ...optional }),
    ],
    result: 'same',
    summary: ['条件成立取前者，否则取后者', 'One value if the condition holds, else the other'],
    build:
      ([test, then, otherwise]) =>
      (row, runtime) =>
        test!(row, runtime) ? then!(row, runtime) : (otherwise?.(row, runtime) ?? null),
    sql: ([test, then, otherwise = 'null']) => `case when ${test} then ${then} else ${otherwise} end`,
  },
  {
    name: 'AND',
    zh: '并且',
    aliases: ['且', '与'],
    family: 'logic',
    parameters: [condition],
    repeat: 1,
    result: 'boolean',
    total: true,
    summary: ['所有条件都成立', 'Whether all conditions hold'],
    build: (args) => (row, runtime) => args.every((arg) => arg(row, runtime)),
    sql: (args) => `(${args.join(' and ')})`,
  },
  {
    name: 'OR',
    zh: '或者',
    aliases: ['或'],
    family: 'logic',
    parameters: [condition],
    repeat: 1,
    result: 'boolean',
    total: true,
    summary: ['至少一个条件成立', 'Whether any condition holds'],
    build: (args) => (row, runtime) => args.some((arg) => arg(row, runtime)),
    sql: (args) => `(${args.join(' or ')})`,
  },
  {
    name: 'NOT',
    zh: '非',
    aliases: ['取反', '不是'],
    family: 'logic',
    parameters: [condition],
    result: 'boolean',
    total: true,
    summary: ['条件不成立', 'Whether the condition does not hold'],
    evaluate: (x: boolean) => !x,
    sql: ([x]) => `(not ${x})`,
  },
  {
    name: 'ISBLANK',
    zh: '为空',
    aliases: ['是否为空', 'ISEMPTY'],
    family: 'logic',
    parameters: [parameter('any', 'value', '值', blank)],
    result: 'boolean',
    total: true,
    summary: ['没有填写：空值、空文本或空列表', 'Not filled in: blank, an empty text or an empty list'],
    evaluate: (x: unknown) => x === null || x === '' || (Array.isArray(x) && x.length === 0),
    sql: ([x], { types: [type] }) =>
      type === 'text'
        ? `(coalesce(${x}, '') = '')`
        : typeof type === 'object'
          ? `(coalesce(cardinality(${x}), 0) = 0)`
          : `(${x} is null)`,
  },
]
