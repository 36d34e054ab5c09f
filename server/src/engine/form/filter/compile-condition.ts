import { type FilterCondition, relativeDates } from '@sluice/contract'
import { foldText } from '@sluice/form'
import { isRelativeDate, type RelativeDate } from '@sluice/form/check'
import type { Parameters } from '../access/row-scope.ts'
import { containsSql, foldedColumn, searchForm, startsPattern } from '../search-text.ts'
import type { NamedThing } from '../server-part.ts'
import { operatorDoesNotFit, valueDoesNotFit } from './condition-problem.ts'
import {
  asBoolean,
  asDate,
  asDateRange,
  asId,
  asMinorUnits,
  asMoment,
  asNumber,
  asText,
  asTime,
  readValue,
} from './filter-value.ts'
import type { Operand } from './operand.ts'
import { nextDay, relativeRange, startOfDay } from './relative-range.ts'

export interface FilterSetting {
  parameters: Parameters
  now: Date
  timeZone: string
  tenantId: string
  /** The person asking; null for the system, to whom no `isMe` applies. */
  memberId: string | null
}

type Op = FilterCondition['op']
type Value = FilterCondition['value']

/**
 * One condition as SQL. Empty values are equal to nothing, differ from everything (`ne` and `notIn` hold) and are
 * neither smaller nor larger than anything.
 * @throws ConditionProblem when operator or value do not fit the field
 */
export function compileCondition(operand: Operand, op: Op, value: Value, setting: FilterSetting): string {
  if (op === 'isEmpty' || op === 'isNotEmpty') return emptiness(operand, op)
  switch (operand.kind) {
    case 'text':
      return textCondition(operand, op, value, setting)
    case 'choice':
      return choiceCondition(operand, op, value, setting)
    case 'number':
      return numberCondition(operand, op, value, setting)
    case 'money':
      return moneyCondition(operand, op, value, setting)
    case 'boolean':
      return booleanCondition(operand, op, value, setting)
    case 'time':
      return timeCondition(operand, op, value, setting)
    case 'date':
      return dateCondition(operand, op, value, setting)
    case 'timestamp':
      return timestampCondition(operand, op, value, setting)
    case 'html':
      return htmlCondition(operand, op, value, setting)
    case 'region':
      return regionCondition(operand, op, value, setting)
    case 'days':
      return daysCondition(operand, op, value, setting)
    case 'id':
      return idCondition(operand, op, value, setting)
    case 'ids':
      return listCondition(operand, op, value, setting, 'uuid')
    case 'choices':
      return listCondition(operand, op, value, setting, 'text')
    case 'files':
    case 'rows':
      throw operatorDoesNotFit(operand.name, op)
    default:
      return operand satisfies never
  }
}

function emptiness(operand: Operand, op: 'isEmpty' | 'isNotEmpty'): string {
  const empty = op === 'isEmpty'
  if (operand.kind === 'rows') {
    return `${empty ? 'not ' : ''}exists (select from ${operand.column} s where s.record_id = r.id)`
  }
  return `${operand.column} is ${empty ? '' : 'not '}null`
}

const comparison = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
const isComparison = (op: Op): op is keyof typeof comparison => Object.hasOwn(comparison, op)

/** The operators that all single values share; undefined for the others. */
function scalarCondition<T>(
  column: string,
  op: Op,
  reader: { one(): T; two(): [T, T]; list(): T[] },
  bind: (value: T) => string,
  bindList: (values: T[]) => string,
): string | undefined {
  if (op === 'eq') return `${column} = ${bind(reader.one())}`
  if (op === 'ne') return `${column} is distinct from ${bind(reader.one())}`
  if (isComparison(op)) return `${column} ${comparison[op]} ${bind(reader.one())}`
  if (op === 'in') return `${column} = any(${bindList(reader.list())})`
  if (op === 'notIn') return `(${column} is null or ${column} <> all(${bindList(reader.list())}))`
  if (op === 'between') {
    const [from, to] = reader.two()
    return `(${column} >= ${bind(from)} and ${column} <= ${bind(to)})`
  }
  return undefined
}

function textCondition(
  { column, name, search }: Extract<Operand, { kind: 'text' }>,
  op: Op,
  value: Value,
  { parameters }: FilterSetting,
): string {
  const reader = readValue(name, value, { zh: '文本', en: 'a text' }, asText)
  const bind = (text: string) => `${parameters.add(text)}::text`
  if (op === 'contains' || op === 'startsWith') {
    const text = reader.one()
    const folded = foldText(text)
    const holds =
      op === 'contains'
        ? containsSql(foldedColumn(column), folded, bind)
        : `${foldedColumn(column)} like ${bind(startsPattern(folded))}`
    return search ? `(${containsSql(search, searchForm(text), bind)} and ${holds})` : holds
  }
  const sql = scalarCondition(column, op, reader, bind, (texts) => `${parameters.add(texts)}::text[]`)
  if (sql === undefined) throw operatorDoesNotFit(name, op)
  return sql
}

function choiceCondition(
  { column, name, below }: Extract<Operand, { kind: 'choice' }>,
  op: Op,
  value: Value,
  { parameters }: FilterSetting,
): string {
  if (op !== 'eq' && op !== 'ne' && op !== 'in' && op !== 'notIn') throw operatorDoesNotFit(name, op)
  const reader = readValue(name, value, { zh: '选项', en: 'a choice' }, asText)
  if (below) {
    const chosen = op === 'in' || op === 'notIn' ? reader.list() : [reader.one()]
    const all = `${parameters.add([...new Set(chosen.flatMap(below))])}::text[]`
    if (op === 'in' || op === 'eq') return `${column} = any(${all})`
    return `(${column} is null or ${column} <> all(${all}))`
  }
  const bind = (text: string) => `${parameters.add(text)}::text`
  return scalarCondition(column, op, reader, bind, (texts) => `${parameters.add(texts)}::text[]`)!
}

function booleanCondition(
  { column, name }: Operand,
  op: Op,
  value: Value,
  { parameters }: FilterSetting,
): string {
  if (op !== 'eq' && op !== 'ne') throw operatorDoesNotFit(name, op)
  const reader = readValue(name, value, { zh: '是或否', en: 'true or false' }, asBoolean)
  return scalarCondition(
    column,
    op,
    reader,
    (truth) => `${parameters.add(truth)}::boolean`,
    (truths) => `${parameters.add(truths)}::boolean[]`,
  )!
}

/** A time of day is kept as a text whose order is that of the day. */
function timeCondition(
  { column, name }: Operand,
  op: Op,
  value: Value,
  { parameters }: FilterSetting,
): string {
  const reader = readValue(name, value, { zh: '时间（如 09:30）', en: 'a time of day (e.g. 09:30)' }, asTime)
  const bind = (time: string) => `${parameters.add(time)}::text`
  const sql = scalarCondition(column, op, reader, bind, (times) => `${parameters.add(times)}::text[]`)
  if (sql === undefined) throw operatorDoesNotFit(name, op)
  return sql
}

function numberCondition(
  { column, name }: Operand,
  op: Op,
  value: Value,
  { parameters }: FilterSetting,
): string {
  const reader = readValue(name, value, { zh: '数字', en: 'a number' }, asNumber)
  const bind = (number: number) => `${parameters.add(number)}::numeric`
  const sql = scalarCondition(column, op, reader, bind, (numbers) => `${parameters.add(numbers)}::numeric[]`)
  if (sql === undefined) throw operatorDoesNotFit(name, op)
  return sql
}

/** Compares whole minor units, so that the index of the column serves; a finer amount lies between two of them. */
function moneyCondition(
  { column, name }: Operand,
  op: Op,
  value: Value,
  { parameters }: FilterSetting,
): string {
  const reader = readValue(name, value, { zh: '金额', en: 'an amount' }, asMinorUnits)
  const bind = (minor: number) => `${parameters.add(minor)}::bigint`
  const exact = ({ floor, ceil }: { floor: number; ceil: number }) => floor === ceil
  switch (op) {
    case 'eq':
    case 'ne': {
      const amount = reader.one()
      if (!exact(amount)) return op === 'eq' ? 'false' : 'true'
      return `${column} ${op === 'eq' ? '=' : 'is distinct from'} ${bind(amount.floor)}`
    }
    case 'lt':
      return `${column} < ${bind(reader.one().ceil)}`
    case 'lte':
      return `${column} <= ${bind(reader.one().floor)}`
    case 'gt':
      return `${column} > ${bind(reader.one().floor)}`
    case 'gte':
      return `${column} >= ${bind(reader.one().ceil)}`
    case 'between': {
      const [from, to] = reader.two()
      return `(${column} >= ${bind(from.ceil)} and ${column} <= ${bind(to.floor)})`
    }
    case 'in':
    case 'notIn': {
      const amounts = parameters.add(
        reader
          .list()
          .filter(exact)
          .map(({ floor }) => floor),
      )
      if (op === 'in') return `${column} = any(${amounts}::bigint[])`
      return `(${column} is null or ${column} <> all(${amounts}::bigint[]))`
    }
    default:
      throw operatorDoesNotFit(name, op)
  }
}

function relativeOf(name: string, value: Value): RelativeDate {
  if (isRelativeDate(value)) return value
  throw valueDoesNotFit(name, { zh: relativeDates.join('、'), en: `one of ${relativeDates.join(', ')}` })
}

function dateCondition({ column, name }: Operand, op: Op, value: Value, setting: FilterSetting): string {
  const { parameters, now, timeZone } = setting
  const bind = (day: string) => `${parameters.add(day)}::date`
  if (op === 'relative') {
    const { from, to } = relativeRange(relativeOf(name, value), now, timeZone)
    return `(${column} >= ${bind(from)} and ${column} < ${bind(to)})`
  }
  const reader = readValue(name, value, { zh: '日期', en: 'a date' }, asDate)
  const sql = scalarCondition(column, op, reader, bind, (days) => `${parameters.add(days)}::date[]`)
  if (sql === undefined) throw operatorDoesNotFit(name, op)
  return sql
}

/** A point in time may be compared with an instant or with a whole day of the tenant's time zone. */
function timestampCondition({ column, name }: Operand, op: Op, value: Value, setting: FilterSetting): string {
  const { parameters, now, timeZone } = setting
  const bind = (instant: string) => `${parameters.add(instant)}::timestamptz`
  const dayStart = (day: string) => bind(startOfDay(day, timeZone))
  if (op === 'relative') {
    const { from, to } = relativeRange(relativeOf(name, value), now, timeZone)
    return `(${column} >= ${dayStart(from)} and ${column} < ${dayStart(to)})`
  }
  const reader = readValue(name, value, { zh: '日期或时间', en: 'a date or a time' }, asMoment)
  type Moment = ReturnType<typeof reader.one>
  const notBefore = (moment: Moment) =>
    `${column} >= ${'day' in moment ? dayStart(moment.day) : bind(moment.instant)}`
  const notAfter = (moment: Moment) =>
    'day' in moment ? `${column} < ${dayStart(nextDay(moment.day))}` : `${column} <= ${bind(moment.instant)}`
  const within = (from: Moment, to: Moment) => `(${notBefore(from)} and ${notAfter(to)})`
  switch (op) {
    case 'eq': {
      const moment = reader.one()
      return within(moment, moment)
    }
    case 'ne': {
      const moment = reader.one()
      return `${within(moment, moment)} is not true`
    }
    case 'gte':
      return notBefore(reader.one())
    case 'lte':
      return notAfter(reader.one())
    case 'lt': {
      const moment = reader.one()
      return `${column} < ${'day' in moment ? dayStart(moment.day) : bind(moment.instant)}`
    }
    case 'gt': {
      const moment = reader.one()
      return 'day' in moment
        ? `${column} >= ${dayStart(nextDay(moment.day))}`
        : `${column} > ${bind(moment.instant)}`
    }
    case 'between': {
      const [from, to] = reader.two()
      return within(from, to)
    }
    default:
      throw operatorDoesNotFit(name, op)
  }
}

/** A formatted text is looked into as it is read: no word of its looks is found. */
function htmlCondition(
  { column, name, plain }: Extract<Operand, { kind: 'html' }>,
  op: Op,
  value: Value,
  { parameters }: FilterSetting,
): string {
  if (op !== 'contains') throw operatorDoesNotFit(name, op)
  const reader = readValue(name, value, { zh: '文本', en: 'a text' }, asText)
  const bind = (text: string) => `${parameters.add(text)}::text`
  return containsSql(foldedColumn(plain(column)), foldText(reader.one()), bind)
}

/** An address lies in a region (`startsWith`, `in`) when it begins with its path; `contains` looks at all of it. */
function regionCondition(
  { column, name }: Operand,
  op: Op,
  value: Value,
  { parameters }: FilterSetting,
): string {
  const reader = readValue(name, value, { zh: '地区', en: 'a region' }, asText)
  if (op === 'contains') {
    const bind = (text: string) => `${parameters.add(text)}::text`
    return containsSql(foldedColumn(column), foldText(reader.one()), bind)
  }
  const within = (paths: string[]) => `exists (select from unnest(${parameters.add(paths)}::text[]) p(path)
    where ${column} = p.path or left(${column}, length(p.path) + 1) in (p.path || '/', p.path || ' '))`
  if (op === 'startsWith') return within([reader.one()])
  if (op === 'in') return within(reader.list())
  if (op === 'notIn') return `(${column} is null or not ${within(reader.list())})`
  throw operatorDoesNotFit(name, op)
}

/**
 * A range of days is kept as `first/last`. It covers a day (`contains`), meets a span (`between`, `relative`), begins or
 * ends on some side of a day; or is exactly another (`eq`).
 */
function daysCondition(operand: Operand, op: Op, value: Value, setting: FilterSetting): string {
  const { column, name } = operand
  const { parameters, now, timeZone } = setting
  const bind = (text: string) => `${parameters.add(text)}::text`
  const [first, last] = [`left(${column}, 10)`, `right(${column}, 10)`]
  if (op === 'relative') {
    const { from, to } = relativeRange(relativeOf(name, value), now, timeZone)
    return `(${first} < ${bind(to)} and ${last} >= ${bind(from)})`
  }
  const day = readValue(name, value, { zh: '日期', en: 'a date' }, asDate)
  const whole = readValue(name, value, { zh: '日期区间', en: 'a range of days' }, asDateRange)
  switch (op) {
    case 'contains': {
      const at = bind(day.one())
      return `(${first} <= ${at} and ${last} >= ${at})`
    }
    case 'between': {
      const [from, to] = day.two()
      return `(${first} <= ${bind(to)} and ${last} >= ${bind(from)})`
    }
    case 'gt':
    case 'gte':
      return `${first} ${comparison[op]} ${bind(day.one())}`
    case 'lt':
    case 'lte':
      return `${last} ${comparison[op]} ${bind(day.one())}`
    case 'eq':
    case 'ne':
      return scalarCondition(column, op, whole, bind, () => '')!
    default:
      throw operatorDoesNotFit(name, op)
  }
}

/** What "me" is for an attribute: the member, the department the member belongs to, or the one that lies above it. */
function myself(of: NamedThing, setting: FilterSetting): string | undefined {
  const { parameters, memberId, tenantId } = setting
  if (of === 'record' || of === 'role') return undefined
  if (memberId === null) return 'null::uuid'
  if (of === 'member') return `${parameters.add(memberId)}::uuid`
  const tenant = `${parameters.add(tenantId)}::uuid`
  const mine = `(select m.department_id from sluice.member m
    where m.tenant_id = ${tenant} and m.id = ${parameters.add(memberId)}::uuid)`
  if (of === 'department') return mine
  return `(select d.id from sluice.department_closure c
    join sluice.department d on d.tenant_id = c.tenant_id and d.id = c.ancestor_id and d.parent_id is null
    where c.tenant_id = ${tenant} and c.descendant_id = ${mine})`
}

function idCondition(
  operand: Extract<Operand, { kind: 'id' | 'ids' }>,
  op: Op,
  value: Value,
  setting: FilterSetting,
): string {
  const { column, name } = operand
  if (op === 'isMe') {
    const me = myself(operand.of, setting)
    if (me === undefined) throw operatorDoesNotFit(name, op)
    return `${column} = ${me}`
  }
  if (op !== 'eq' && op !== 'ne' && op !== 'in' && op !== 'notIn') throw operatorDoesNotFit(name, op)
  const reader = readValue(name, value, { zh: '编号（UUID）', en: 'an id (UUID)' }, asId)
  const { parameters } = setting
  const bind = (id: string) => `${parameters.add(id)}::uuid`
  return scalarCondition(column, op, reader, bind, (ids) => `${parameters.add(ids)}::uuid[]`)!
}

/** A list holds a value (`contains`), any of several (`in`), none (`notIn`), or exactly these in any order (`eq`). */
function listCondition(
  operand: Operand,
  op: Op,
  value: Value,
  setting: FilterSetting,
  type: 'uuid' | 'text',
): string {
  const { column, name } = operand
  if (op === 'isMe' && operand.kind === 'ids') {
    const me = myself(operand.of, setting)
    if (me !== undefined) return `${column} @> array[${me}]`
  }
  const reader =
    type === 'uuid'
      ? readValue(name, value, { zh: '编号（UUID）', en: 'an id (UUID)' }, asId)
      : readValue(name, value, { zh: '选项', en: 'a choice' }, asText)
  const bind = (items: string[]) => `${setting.parameters.add(items)}::${type}[]`
  const items = () => [...new Set(Array.isArray(value) ? reader.list() : [reader.one()])]
  switch (op) {
    case 'contains':
      return `${column} @> ${bind([reader.one()])}`
    case 'in':
      return `${column} && ${bind(reader.list())}`
    case 'notIn':
      return `(${column} && ${bind(reader.list())}) is not true`
    case 'eq':
    case 'ne': {
      const list = bind(items())
      return `(${column} @> ${list} and ${column} <@ ${list}) is ${op === 'eq' ? '' : 'not '}true`
    }
    default:
      throw operatorDoesNotFit(name, op)
  }
}
