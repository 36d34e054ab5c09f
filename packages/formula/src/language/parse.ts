import type { BinaryOperator, Node, Reference, UnaryOperator } from './ast.ts'
import { type FormulaError, formulaError } from './error.ts'
import { limits } from './limit.ts'
import { type Token, tokenize } from './token.ts'

export interface Parsed {
  /** Always a tree; where something is missing it holds a `missing` node. */
  readonly ast: Node
  readonly errors: readonly FormulaError[]
}

/** Operators from weakest to strongest; all are left associative, as in Excel (`2^3^2` is 64, `-2^2` is 4). */
const precedence: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<', '<=', '>', '>=', 'in'],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
]

const constants: Record<string, boolean | null> = {
  true: true,
  false: false,
  真: true,
  假: false,
  blank: null,
  null: null,
  空: null,
}

class Stop extends Error {}

/**
 * Reads a formula. A leading `=` is allowed and skipped. Never throws: what is wrong stands in `errors`.
 * Length, depth and number of nodes are bounded (see `limits`). Spec N2.12.
 */
export function parse(text: string): Parsed {
  if (text.length > limits.length) {
    const place = { start: limits.length, end: text.length }
    return { ast: { kind: 'missing', ...place }, errors: [formulaError('too-long', place, [limits.length])] }
  }
  const { tokens, errors } = tokenize(text)
  const parser = new Parser(tokens, errors)
  return { ast: parser.formula(), errors }
}

class Parser {
  private at = 0
  private nodes = 0
  private readonly depths = new WeakMap<Node, number>()
  private nesting = 0
  private readonly tokens: readonly Token[]
  private readonly errors: FormulaError[]

  constructor(tokens: readonly Token[], errors: FormulaError[]) {
    this.tokens = tokens
    this.errors = errors
  }

  formula(): Node {
    try {
      if (this.isOperator('=')) this.at++
      const node = this.binary(0)
      const rest = this.token()
      if (rest.kind !== 'end' && this.errors.length === 0) {
        this.errors.push(formulaError('trailing-input', rest, [nameOf(rest, 'zh'), nameOf(rest, 'en')]))
      }
      return node
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      return { kind: 'missing', start: 0, end: this.tokens.at(-1)!.end }
    }
  }

  private token(): Token {
    return this.tokens[this.at]!
  }

  private isOperator(...values: string[]): boolean {
    const token = this.token()
    return token.kind === 'operator' && values.includes(token.value)
  }

  private isMark(value: string): boolean {
    const token = this.token()
    return token.kind === 'mark' && token.value === value
  }

  /** Counts a node and its depth; a formula past the limits stops here, before any recursion could hurt. */
  private made<T extends Node>(node: T, ...children: readonly Node[]): T {
    const depth = 1 + Math.max(0, ...children.map((child) => this.depths.get(child) ?? 1))
    this.depths.set(node, depth)
    if (depth > limits.depth) this.stop(formulaError('too-deep', node, [limits.depth]))
    if (++this.nodes > limits.nodes) this.stop(formulaError('too-big', node, [limits.nodes]))
    return node
  }

  private stop(error: FormulaError): never {
    this.errors.push(error)
    throw new Stop()
  }

  private binary(level: number): Node {
    const operators = precedence[level]
    if (operators === undefined) return this.postfix()
    let left = this.binary(level + 1)
    while (this.isOperator(...operators)) {
      const operator = this.token().value as BinaryOperator
      this.at++
      const right = this.binary(level + 1)
      left = this.made(
        { kind: 'binary', operator, left, right, start: left.start, end: right.end },
        left,
        right,
      )
    }
    return left
  }

  private postfix(): Node {
    let node = this.prefix()
    while (this.isOperator('%')) {
      const { end } = this.token()
      this.at++
      node = this.made({ kind: 'unary', operator: '%', operand: node, start: node.start, end }, node)
    }
    return node
  }

  private prefix(): Node {
    if (!this.isOperator('-', '+')) return this.path()
    const { start, value } = this.token()
    this.at++
    const operand = this.nested(() => this.prefix())
    return this.made(
      { kind: 'unary', operator: value as UnaryOperator, operand, start, end: operand.end },
      operand,
    )
  }

  private path(): Node {
    let node = this.primary()
    while (this.isMark('.')) {
      this.at++
      const reference = this.reference()
      if (reference === undefined) return this.missing()
      node = this.made({ kind: 'path', record: node, reference, start: node.start, end: reference.end }, node)
    }
    return node
  }

  private reference(): Reference | undefined {
    const { kind, value, start, end } = this.token()
    if (kind !== 'name' && kind !== 'field' && kind !== 'stored') return undefined
    this.at++
    return { by: kind === 'stored' ? 'id' : 'name', key: value, start, end }
  }

  private primary(): Node {
    const token = this.token()
    const { start, end, value } = token
    switch (token.kind) {
      case 'number':
        this.at++
        this.checkNumber(token)
        return this.made({ kind: 'number', text: value, start, end })
      case 'text':
        this.at++
        return this.made({ kind: 'text', value: storable(value), start, end })
      case 'name':
        return this.name(token)
      case 'field':
      case 'stored':
        return this.made({ kind: 'field', reference: this.reference()!, start, end })
      default:
        if (this.isMark('(')) return this.nested(() => this.group())
        if (this.isMark('{')) return this.nested(() => this.list())
        return this.missing()
    }
  }

  private checkNumber(token: Token) {
    const [integer = '', fraction = ''] = token.value.split('.')
    const { integerDigits, fractionDigits } = limits
    if (integer.replace(/^0+/, '').length <= integerDigits && fraction.length <= fractionDigits) return
    this.errors.push(formulaError('bad-number', token, [token.value, integerDigits, fractionDigits]))
  }

  private name(token: Token): Node {
    const after = this.tokens[this.at + 1]!
    if (after.kind === 'mark' && after.value === '(') return this.nested(() => this.call(token))
    const constant = constants[token.value.toLowerCase()]
    if (constant === undefined) {
      return this.made({ kind: 'field', reference: this.reference()!, start: token.start, end: token.end })
    }
    this.at++
    return this.made({ kind: 'constant', value: constant, start: token.start, end: token.end })
  }

  private call(name: Token): Node {
    this.at += 2
    const args = this.items(')')
    const end = this.close(')')
    return this.made(
      { kind: 'call', name: name.value, nameEnd: name.end, args, start: name.start, end },
      ...args,
    )
  }

  private group(): Node {
    this.at++
    const node = this.binary(0)
    this.close(')')
    return node
  }

  private list(): Node {
    const { start } = this.token()
    this.at++
    const items = this.items('}')
    return this.made({ kind: 'list', items, start, end: this.close('}') }, ...items)
  }

  private items(close: string): Node[] {
    const items: Node[] = []
    if (this.isMark(close)) return items
    for (;;) {
      items.push(this.binary(0))
      if (!this.isMark(',')) return items
      this.at++
    }
  }

  private close(mark: string): number {
    const token = this.token()
    if (this.isMark(mark)) {
      this.at++
      return token.end
    }
    this.errors.push(formulaError('expected-token', token, [mark, nameOf(token, 'zh'), nameOf(token, 'en')]))
    return token.start
  }

  private missing(): Node {
    const token = this.token()
    this.errors.push(formulaError('expected-expression', token, [nameOf(token, 'zh'), nameOf(token, 'en')]))
    if (token.kind === 'mark' && (token.value === '.' || token.value === '}')) this.at++
    return { kind: 'missing', start: token.start, end: token.end }
  }

  private nested(read: () => Node): Node {
    if (++this.nesting > limits.depth) this.stop(formulaError('too-deep', this.token(), [limits.depth]))
    const node = read()
    this.nesting--
    return node
  }
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Without what PostgreSQL cannot hold in a text: zero bytes and halves of characters. */
function storable(text: string): string {
  return text.replaceAll('\0', '').replace(loneSurrogate, '\ufffd')
}

function nameOf(token: Token, language: 'zh' | 'en'): string {
  if (token.kind === 'end') return language === 'zh' ? '公式末尾' : 'the end'
  return `“${token.kind === 'field' ? `[${token.value}]` : token.value}”`
}
