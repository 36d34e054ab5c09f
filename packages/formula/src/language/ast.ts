/** The tree of a formula, as written: names are not resolved and types are not known yet. */
export type Node =
  | NumberNode
  | TextNode
  | ConstantNode
  | FieldNode
  | PathNode
  | ListNode
  | UnaryNode
  | BinaryNode
  | CallNode
  | MissingNode

interface Place {
  readonly start: number
  readonly end: number
}

export interface NumberNode extends Place {
  readonly kind: 'number'
  /** Digits as written, e.g. `1.50`. */
  readonly text: string
}

export interface TextNode extends Place {
  readonly kind: 'text'
  readonly value: string
}

export interface ConstantNode extends Place {
  readonly kind: 'constant'
  readonly value: boolean | null
}

/** How a field is named: `[运费]` or `运费` by name, `{{id}}` by id. */
export interface Reference extends Place {
  readonly by: 'name' | 'id'
  readonly key: string
}

export interface FieldNode extends Place {
  readonly kind: 'field'
  readonly reference: Reference
}

/** A field of a related record: `[客户].[名称]`. */
export interface PathNode extends Place {
  readonly kind: 'path'
  readonly record: Node
  readonly reference: Reference
}

export interface ListNode extends Place {
  readonly kind: 'list'
  readonly items: readonly Node[]
}

export type UnaryOperator = '+' | '-' | '%'

export interface UnaryNode extends Place {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Node
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'in'

export interface BinaryNode extends Place {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Node
  readonly right: Node
}

export interface CallNode extends Place {
  readonly kind: 'call'
  readonly name: string
  /** Where the name itself stands. */
  readonly nameEnd: number
  readonly args: readonly Node[]
}

/** Stands where a value should be and is not; the parser has reported it. */
export interface MissingNode extends Place {
  readonly kind: 'missing'
}

/** The nodes directly under `node`, in the order they are written. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'path':
      return [node.record]
    case 'list':
      return node.items
    case 'unary':
      return [node.operand]
    case 'binary':
      return [node.left, node.right]
    case 'call':
      return node.args
    default:
      return []
  }
}
