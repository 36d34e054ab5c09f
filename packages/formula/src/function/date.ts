import type { Runtime } from '../value/runtime.ts'
import type { FormulaFunction } from './definition.ts'

export const dateFunctions: readonly FormulaFunction[] = [
  {
    name: 'TODAY',
    zh: '今天',
    family: 'date',
    parameters: [],
    result: 'date',
    total: true,
    summary: ['当前日期', 'The current date'],
    needsRuntime: true,
    evaluate: (runtime: Runtime) => runtime.today,
    sql: (_, { now, zone }) => `(${now()} at time zone ${zone()})::date`,
  },
  {
    name: 'NOW',
    zh: '现在',
    aliases: ['当前时间', '此刻'],
    family: 'date',
    parameters: [],
    result: 'datetime',
    total: true,
    summary: ['当前日期和时间', 'The current date and time'],
    needsRuntime: true,
    evaluate: (runtime: Runtime) => runtime.now,
    sql: (_, { now }) => now(),
  },
]
