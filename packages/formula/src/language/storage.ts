import type { FormulaSchema } from '../type/schema.ts'
import { type FormulaField, type FormulaType, isList, isRecord } from '../type/type.ts'
import type { Node, Reference } from './ast.ts'
import { nodesOf } from './dependency.ts'
import { parse } from './parse.ts'

interface Found {
  readonly reference: Reference
  readonly field: FormulaField
}

/**
 * The form in which a formula is stored: every field by `{{id}}`, so renaming a field leaves it right. All else,
 * spaces included, stays as typed. Names that are unknown or ambiguous stay as they are.
 */
export function toStored(text: string, schema: FormulaSchema): string {
  return rewrite(text, schema, ({ reference, field }) =>
    reference.by === 'id' ? undefined : `{{${field.id}}}`,
  )
}

/** The stored form as people read it: every `{{id}}` becomes the present name of its field, `[name]`. */
export function toDisplay(stored: string, schema: FormulaSchema): string {
  return rewrite(stored, schema, ({ reference, field }, siblings) => {
    const unique = siblings.filter(({ name }) => name === field.name).length === 1
    return reference.by === 'id' && unique ? `[${field.name.replaceAll(']', ']]')}]` : undefined
  })
}

function rewrite(
  text: string,
  schema: FormulaSchema,
  write: (found: Found, siblings: readonly FormulaField[]) => string | undefined,
): string {
  const changes: { start: number; end: number; text: string }[] = []
  for (const node of nodesOf(parse(text).ast)) {
    if (node.kind !== 'field' && node.kind !== 'path') continue
    const siblings = node.kind === 'field' ? schema.fields : fieldsUnder(node.record, schema)
    const field = find(node.reference, siblings)
    const isVariable =
      node.kind === 'field' && schema.variables?.some(({ name }) => name === node.reference.key)
    const written = field && !isVariable ? write({ reference: node.reference, field }, siblings) : undefined
    if (written !== undefined)
      changes.push({ start: node.reference.start, end: node.reference.end, text: written })
  }
  changes.sort((left, right) => right.start - left.start)
  return changes.reduce(
    (result, { start, end, text: piece }) => result.slice(0, start) + piece + result.slice(end),
    text,
  )
}

function find({ by, key }: Reference, fields: readonly FormulaField[]): FormulaField | undefined {
  const named = by === 'name' ? fields.filter(({ name }) => name === key) : []
  return named.length > 1 ? undefined : (named[0] ?? fields.find(({ id }) => id === key))
}

function fieldsUnder(record: Node, schema: FormulaSchema): readonly FormulaField[] {
  if (record.kind !== 'field' && record.kind !== 'path') return []
  const siblings = record.kind === 'field' ? schema.fields : fieldsUnder(record.record, schema)
  return fieldsOf(find(record.reference, siblings)?.type)
}

function fieldsOf(type: FormulaType | undefined): readonly FormulaField[] {
  if (type === undefined) return []
  const element = isList(type) ? type.list : type
  return isRecord(element) ? element.record : []
}
