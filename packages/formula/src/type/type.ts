/** Types of single values. `member`, `department` and `role` are ids (uuid); `duration` is a number of seconds. */
export type ScalarType =
  | 'number'
  | 'text'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'duration'
  | 'member'
  | 'department'
  | 'role'

export interface ListType {
  readonly list: FormulaType
}

/** A related record or a row of a sub-table; its fields are read with `.`. */
export interface RecordType {
  readonly record: readonly FormulaField[]
}

/** `blank` is the type of a formula that is always empty. */
export type FormulaType = ScalarType | ListType | RecordType | 'blank'

export interface FormulaField {
  /** Never changes; stored formulas refer to it. */
  readonly id: string
  /** What people see and type; may be renamed at any time. */
  readonly name: string
  readonly type: FormulaType
}

export function isList(type: FormulaType): type is ListType {
  return typeof type === 'object' && 'list' in type
}

export function isRecord(type: FormulaType): type is RecordType {
  return typeof type === 'object' && 'record' in type
}

/** The type of one element: of a list its elements', of anything else its own. */
export function elementOf(type: FormulaType): FormulaType {
  return isList(type) ? type.list : type
}

export function isId(type: FormulaType): type is 'member' | 'department' | 'role' {
  return type === 'member' || type === 'department' || type === 'role'
}

/** The type both can be read as without loss, or undefined when there is none. */
export function unify(left: FormulaType, right: FormulaType): FormulaType | undefined {
  if (left === right || right === 'blank') return left
  if (left === 'blank') return right
  if (isList(left) && isList(right)) {
    const element = unify(left.list, right.list)
    return element === undefined ? undefined : { list: element }
  }
  if (isRecord(left) && isRecord(right)) return left.record === right.record ? left : undefined
  if (canBecome(left, right)) return right
  if (canBecome(right, left)) return left
  return undefined
}

/** Whether a value of type `from` may stand where `to` is needed: a date is the start of its day, an id is a text. */
export function canBecome(from: FormulaType, to: FormulaType): boolean {
  if (from === to || from === 'blank') return true
  if (isList(from) && isList(to)) return canBecome(from.list, to.list)
  if (from === 'date' && to === 'datetime') return true
  return isId(from) && to === 'text'
}

const names: Record<ScalarType | 'blank', readonly [zh: string, en: string]> = {
  number: ['数字', 'a number'],
  text: ['文本', 'a text'],
  boolean: ['是/否', 'true or false'],
  date: ['日期', 'a date'],
  datetime: ['日期时间', 'a date-time'],
  duration: ['时长', 'a duration'],
  member: ['成员', 'a member'],
  department: ['部门', 'a department'],
  role: ['角色', 'a role'],
  blank: ['空值', 'a blank'],
}

/** The type in words, for messages. */
export function typeName(type: FormulaType, language: 'zh' | 'en'): string {
  if (isList(type)) {
    const element = typeName(type.list, language)
    return language === 'zh' ? `${element}列表` : `a list (each ${element})`
  }
  if (isRecord(type)) return language === 'zh' ? '记录' : 'a record'
  return names[type][language === 'zh' ? 0 : 1]
}
