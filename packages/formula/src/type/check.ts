import { functionNames, functionsNamed, functionsOfOperator } from '../function/registry.ts'
import type { CallNode, Node, PathNode, Reference } from '../language/ast.ts'
import { type FormulaError, formulaError } from '../language/error.ts'
import { nearest } from '../language/nearest.ts'
import { parseDecimal } from '../value/number.ts'
import { callOf } from './call.ts'
import { convert } from './convert.ts'
import type { FormulaSchema } from './schema.ts'
import { type FormulaField, type FormulaType, isList, isRecord, typeName, unify } from './type.ts'
import type { Typed } from './typed.ts'

export interface Checked {
  /** Type of the result; undefined when an error hides it. */
  readonly type: FormulaType | undefined
  readonly errors: readonly FormulaError[]
  /** The checked tree, present when there are no errors. */
  readonly typed: Typed | undefined
}

/** Resolves names, finds the type of every part and reports each error at its place. Spec N2.12. */
export function check(ast: Node, schema: FormulaSchema): Checked {
  const checker = new Checker(schema)
  const typed = checker.check(ast)
  const { errors } = checker
  return { type: typed?.type, errors, typed: errors.length === 0 ? typed : undefined }
}

class Checker {
  readonly errors: FormulaError[] = []
  private readonly schema: FormulaSchema

  constructor(schema: FormulaSchema) {
    this.schema = schema
  }

  /** The typed node, or undefined when something in it is wrong (and reported). */
  check(node: Node): Typed | undefined {
    const { start, end } = node
    switch (node.kind) {
      case 'missing':
        return undefined
      case 'number': {
        const value = parseDecimal(node.text)
        return value === undefined
          ? undefined
          : { kind: 'constant', type: 'number', value, blank: 'never', start, end }
      }
      case 'text':
        return { kind: 'constant', type: 'text', value: node.value, blank: 'never', start, end }
      case 'constant': {
        const type = node.value === null ? 'blank' : 'boolean'
        return {
          kind: 'constant',
          type,
          value: node.value,
          blank: node.value === null ? 'unfilled' : 'never',
          start,
          end,
        }
      }
      case 'field':
        return this.field(node.reference)
      case 'path':
        return this.path(node)
      case 'list':
        return this.list(node.items, node)
      case 'unary':
        return this.operator(node.operator === '%' ? '%' : `unary ${node.operator}`, [node.operand], node)
      case 'binary':
        return this.operator(node.operator, [node.left, node.right], node)
      case 'call':
        return this.call(node)
    }
  }

  private field(reference: Reference): Typed | undefined {
    const { start, end } = reference
    if (reference.by === 'name') {
      const variable = this.schema.variables?.find(({ name }) => name === reference.key)
      if (variable !== undefined) return { kind: 'variable', ...variable, blank: 'unfilled', start, end }
    }
    const field = this.resolve(reference, this.schema.fields)
    return field && { kind: 'field', fieldId: field.id, type: field.type, blank: 'unfilled', start, end }
  }

  private path(node: PathNode): Typed | undefined {
    const record = this.check(node.record)
    if (record === undefined) return undefined
    const element = isList(record.type) ? record.type.list : record.type
    if (!isRecord(element)) {
      this.errors.push(
        formulaError('not-a-record', node.record, [typeName(record.type, 'zh'), typeName(record.type, 'en')]),
      )
      return undefined
    }
    const field = this.resolve(node.reference, element.record)
    if (field === undefined) return undefined
    const type: FormulaType = isList(record.type)
      ? { list: isList(field.type) ? field.type.list : field.type }
      : field.type
    return {
      kind: 'path',
      record,
      fieldId: field.id,
      type,
      blank: 'unfilled',
      start: node.start,
      end: node.end,
    }
  }

  private resolve(reference: Reference, fields: readonly FormulaField[]): FormulaField | undefined {
    const { by, key } = reference
    const named = by === 'name' ? fields.filter(({ name }) => name === key) : []
    if (named.length > 1) {
      this.errors.push(formulaError('ambiguous-field', reference, [key, named.length]))
      return undefined
    }
    const found = named[0] ?? fields.find(({ id }) => id === key)
    if (found !== undefined) return found
    if (by === 'id') this.errors.push(formulaError('field-gone', reference))
    else {
      const names = [
        ...fields.map(({ name }) => name),
        ...(this.schema.variables ?? []).map(({ name }) => name),
      ]
      const guess = nearest(key, names)
      this.errors.push(
        formulaError('unknown-field', reference, [key], guess === undefined ? undefined : `[${guess}]`),
      )
    }
    return undefined
  }

  private list(items: readonly Node[], place: Node): Typed | undefined {
    const checked = this.checkAll(items)
    if (checked === undefined) return undefined
    let element: FormulaType = 'blank'
    for (const item of checked) {
      const both: FormulaType | undefined =
        isList(item.type) || isRecord(item.type) ? undefined : unify(element, item.type)
      if (both === undefined) {
        this.errors.push(mixedTypes(item, element, item.type))
        return undefined
      }
      element = both
    }
    const { start, end } = place
    return {
      kind: 'list',
      items: checked.map((item) => convert(item, element)),
      type: { list: element },
      blank: 'never',
      start,
      end,
    }
  }

  private operator(sign: string, operands: readonly Node[], place: Node): Typed | undefined {
    const args = this.checkAll(operands)
    return args && this.accept(callOf(functionsOfOperator(sign), args, place))
  }

  private call(node: CallNode): Typed | undefined {
    const args = this.checkAll(node.args)
    const functions = functionsNamed(node.name)
    if (functions.length === 0) {
      const place = { start: node.start, end: node.nameEnd }
      this.errors.push(
        formulaError('unknown-function', place, [node.name], nearest(node.name, functionNames())),
      )
      return undefined
    }
    return args && this.accept(callOf(functions, args, node))
  }

  private accept(result: Typed | FormulaError): Typed | undefined {
    if ('kind' in result) return result
    this.errors.push(result)
    return undefined
  }

  private checkAll(nodes: readonly Node[]): Typed[] | undefined {
    const checked = nodes.map((node) => this.check(node))
    return checked.every((each) => each !== undefined) ? checked : undefined
  }
}

function mixedTypes(place: Node | Typed, left: FormulaType, right: FormulaType): FormulaError {
  return formulaError('mixed-types', place, [
    typeName(left, 'zh'),
    typeName(right, 'zh'),
    typeName(left, 'en'),
    typeName(right, 'en'),
  ])
}
