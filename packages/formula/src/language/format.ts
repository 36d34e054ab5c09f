import { functionsNamed } from '../function/registry.ts'
import type { BinaryOperator, Node, Reference } from './ast.ts'

export interface FormatOptions {
  /** Names of functions and constants: Chinese, English, or as they were typed. */
  readonly names?: 'zh' | 'en' | 'typed'
  /** A call that is longer than this is broken into lines, one argument each. */
  readonly width?: number
}

const strength: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  in: 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
}
const strongest = 6
const indent = '  '

/** Writes a tree in one tidy way: spaces around operators, no needless brackets, long calls in lines. */
export function formatFormula(ast: Node, { names = 'typed', width = 80 }: FormatOptions = {}): string {
  return new Writer(names, width).write(ast, '')
}

class Writer {
  private readonly names: 'zh' | 'en' | 'typed'
  private readonly width: number

  constructor(names: 'zh' | 'en' | 'typed', width: number) {
    this.names = names
    this.width = width
  }

  /** The node at the indentation `margin`. */
  write(node: Node, margin: string): string {
    switch (node.kind) {
      case 'number':
        return node.text
      case 'text':
        return `"${node.value.replaceAll('"', '""')}"`
      case 'constant':
        return this.constant(node.value)
      case 'field':
        return referenceText(node.reference)
      case 'path':
        return `${this.write(node.record, margin)}.${referenceText(node.reference)}`
      case 'list':
        return this.items('{', node.items, '}', margin)
      case 'unary':
        return this.unary(node.operator, node.operand, margin)
      case 'binary':
        return `${this.operand(node.left, strength[node.operator], margin)} ${node.operator} ${this.operand(node.right, strength[node.operator] + 1, margin)}`
      case 'call':
        return this.items(`${this.functionName(node.name)}(`, node.args, ')', margin)
      case 'missing':
        return ''
    }
  }

  private constant(value: boolean | null): string {
    if (value === null) return this.names === 'zh' ? '空' : 'BLANK'
    return this.names === 'zh' ? (value ? '真' : '假') : value ? 'TRUE' : 'FALSE'
  }

  private functionName(typed: string): string {
    const [fn] = functionsNamed(typed)
    if (fn === undefined || this.names === 'typed')
      return fn === undefined || /[^\w]/.test(typed) ? typed : typed.toUpperCase()
    return this.names === 'zh' ? fn.zh : fn.name
  }

  private unary(operator: '+' | '-' | '%', operand: Node, margin: string): string {
    const inner = this.write(operand, margin)
    if (operator === '%') return `${operand.kind === 'binary' ? `(${inner})` : inner}%`
    // A percent sign binds weaker than a minus in front, so `-(5%)` keeps its brackets.
    const bracketed = operand.kind === 'binary' || (operand.kind === 'unary' && operand.operator === '%')
    return `${operator}${bracketed ? `(${inner})` : inner}`
  }

  /** An operand, in brackets when its operator is weaker than `least`. */
  private operand(node: Node, least: number, margin: string): string {
    const own = node.kind === 'binary' ? strength[node.operator] : strongest
    return own < least ? `(${this.write(node, margin)})` : this.write(node, margin)
  }

  private items(open: string, items: readonly Node[], close: string, margin: string): string {
    const flat = `${open}${items.map((item) => this.write(item, margin)).join(', ')}${close}`
    if (items.length === 0 || (margin.length + flat.length <= this.width && !flat.includes('\n'))) return flat
    const inside = margin + indent
    return `${open}\n${items.map((item) => inside + this.write(item, inside)).join(',\n')}\n${margin}${close}`
  }
}

function referenceText({ by, key }: Reference): string {
  return by === 'id' ? `{{${key}}}` : `[${key.replaceAll(']', ']]')}]`
}
