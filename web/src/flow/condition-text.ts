import type { Field } from '@sluice/contract'
import { quoted, typeOf } from '@sluice/form'

/** One comparison as people choose it. `value` is what they typed; texts are quoted when written. */
export interface SimpleCondition {
  fieldId: string
  operator: '=' | '<>' | '>' | '>=' | '<' | '<=' | 'blank' | 'filled'
  value: string
}
export interface SimpleConditions {
  match: 'all' | 'any'
  conditions: SimpleCondition[]
}

/** Fields that conditions are chosen over: those whose values a person can type. */
export function isOffered(field: Field): boolean {
  return typeOf(field).formulaLiteral !== undefined
}

/** Operators that make sense for a field. */
export function operatorsFor(field: Field | undefined): SimpleCondition['operator'][] {
  if (!field) return ['=']
  if (typeOf(field).operators.includes('gt')) return ['>', '>=', '<', '<=', '=', '<>', 'blank', 'filled']
  return ['=', '<>', 'blank', 'filled']
}

/** Whether a condition compares with nothing yet, or with what is no number where one is needed. */
export function isIncomplete({ operator, value }: SimpleCondition, field: Field | undefined): boolean {
  if (operator === 'blank' || operator === 'filled') return false
  if (field && typeOf(field).isNumeric) return !/^-?\d+(\.\d+)?$/.test(value.trim())
  return value === ''
}

/**
 * Writes conditions as a stored formula: `AND({{freight}} > 100, {{country}} = "France")`. A value that is missing stays
 * out: `{{freight}} >` is kept as a draft, and no formula, so nobody publishes it.
 */
export function writeConditions(
  { match, conditions }: SimpleConditions,
  fields: ReadonlyMap<string, Field>,
): string {
  const parts = conditions.map((condition) => writeOne(condition, fields.get(condition.fieldId)))
  if (parts.length < 2) return parts[0] ?? ''
  return `${match === 'all' ? 'AND' : 'OR'}(${parts.join(', ')})`
}

function writeOne({ fieldId, operator, value }: SimpleCondition, field: Field | undefined): string {
  const left = `{{${fieldId}}}`
  if (operator === 'blank') return `ISBLANK(${left})`
  if (operator === 'filled') return `NOT(ISBLANK(${left}))`
  if (value === '') return `${left} ${operator}`
  return `${left} ${operator} ${(field && typeOf(field).formulaLiteral?.(value)) ?? quoted(value)}`
}

const comparison =
  /^\{\{([a-z$][\w$]*)\}\}\s*(<>|>=|<=|=|>|<)\s*(?:"((?:[^"]|"")*)"|DATEVALUE\("([^"]*)"\)|([-.\d]+))?$/
const blankness = /^(NOT\()?ISBLANK\(\{\{([a-z$][\w$]*)\}\}\)(\))?$/

/** Reads back what `writeConditions` wrote; undefined when a person wrote a formula of their own. */
export function readConditions(text: string): SimpleConditions | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return { match: 'all', conditions: [] }
  const call = trimmed.match(/^(AND|OR)\((.*)\)$/s)
  const parts = call ? splitArguments(call[2]!) : [trimmed]
  const conditions = parts.map(readOne)
  if (conditions.some((condition) => condition === undefined)) return undefined
  return { match: call?.[1] === 'OR' ? 'any' : 'all', conditions: conditions as SimpleCondition[] }
}

function readOne(text: string): SimpleCondition | undefined {
  const blank = text.match(blankness)
  if (blank && Boolean(blank[1]) === Boolean(blank[3])) {
    return { fieldId: blank[2]!, operator: blank[1] ? 'filled' : 'blank', value: '' }
  }
  const found = text.match(comparison)
  if (!found) return undefined
  const value = found[3]?.replaceAll('""', '"') ?? found[4] ?? found[5] ?? ''
  return { fieldId: found[1]!, operator: found[2] as SimpleCondition['operator'], value }
}

/** Splits at commas outside quotes and brackets. */
function splitArguments(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(from, at).trim())
      from = at + 1
    }
  }
  return [...parts, text.slice(from).trim()]
}
