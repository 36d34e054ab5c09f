import fc from 'fast-check'

/** A piece of a well-formed flow with one way in and one way out. */
export type Block =
  | { kind: 'user' | 'service' | 'none' }
  | { kind: 'sequence'; blocks: Block[] }
  | { kind: 'exclusive' | 'parallel' | 'inclusive'; branches: Block[] }
  | { kind: 'back'; body: Block }
  | { kind: 'sub'; body: Block }
  | { kind: 'multi'; count: number; sequential: boolean }
  | { kind: 'again'; maximum: number }
  | { kind: 'deadline'; interrupting: boolean; escape: Block }
  | { kind: 'race' }

export type BlockKind = Block['kind']

/** Blocks of the given kinds, nested at will. */
export function blocks(kinds: BlockKind[]): fc.Arbitrary<Block> {
  const has = (kind: BlockKind): boolean => kinds.includes(kind)
  const { block } = fc.letrec<{ block: Block }>((tie) => {
    const inner = tie('block')
    const branches = fc.array(inner, { minLength: 2, maxLength: 3 })
    const all: (fc.Arbitrary<Block> | false)[] = [
      fc.constantFrom(...(['user', 'service', 'none'] as const).filter(has)).map((kind) => ({ kind })),
      fc
        .array(inner, { minLength: 1, maxLength: 4 })
        .map((list) => ({ kind: 'sequence' as const, blocks: list })),
      ...(['exclusive', 'parallel', 'inclusive'] as const)
        .filter(has)
        .map((kind) => branches.map((list): Block => ({ kind, branches: list }))),
      has('back') && inner.map((body) => ({ kind: 'back' as const, body })),
      has('sub') && inner.map((body) => ({ kind: 'sub' as const, body })),
      has('multi') &&
        fc.record({ kind: fc.constant('multi' as const), count: fc.nat(3), sequential: fc.boolean() }),
      has('again') &&
        fc.record({ kind: fc.constant('again' as const), maximum: fc.integer({ min: 1, max: 3 }) }),
      has('deadline') &&
        fc.record({ kind: fc.constant('deadline' as const), interrupting: fc.boolean(), escape: inner }),
      has('race') && fc.constant({ kind: 'race' as const }),
    ]
    const usable = all.filter((one) => one !== false)
    return { block: fc.oneof({ depthSize: 'small', maxDepth: 4 }, ...usable) as fc.Arbitrary<Block> }
  })
  return block
}

type Writer = { parts: string[]; count: number; condition: (name: string) => string }

/** Ends of a written piece: the node a flow leads to, and the one a flow leaves from. */
type Piece = { first: string; last: string }

/**
 * Writes a block as a process.
 * @param condition text of a condition, by its name
 */
export function writeFlow(block: Block, condition = (name: string): string => name): string {
  const writer: Writer = { parts: [], count: 0, condition }
  writeScope(writer, block)
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
<message id="go" name="go"/>
<process id="p" isExecutable="true">${writer.parts.join('\n')}</process></definitions>`
}

function writeScope(writer: Writer, block: Block): void {
  const start = node(writer, 'startEvent')
  const piece = write(writer, block)
  const end = node(writer, 'endEvent')
  flow(writer, start, piece.first)
  flow(writer, piece.last, end)
}

function id(writer: Writer, prefix: string): string {
  writer.count++
  return `${prefix}${writer.count}`
}

function node(writer: Writer, type: string, content = '', attributes = ''): string {
  const name = id(writer, `${type}_`)
  writer.parts.push(`<${type} id="${name}" name="${name}"${attributes}>${content}</${type}>`)
  return name
}

function flow(writer: Writer, from: string, to: string, condition?: string): string {
  const name = id(writer, 'f')
  const content = condition
    ? `<conditionExpression xsi:type="tFormalExpression">${writer.condition(condition)}</conditionExpression>`
    : ''
  writer.parts.push(
    `<sequenceFlow id="${name}" sourceRef="${from}" targetRef="${to}">${content}</sequenceFlow>`,
  )
  return name
}

const formal = (name: string, text: string): string =>
  `<${name} xsi:type="tFormalExpression">${text}</${name}>`

function write(writer: Writer, block: Block): Piece {
  switch (block.kind) {
    case 'user':
    case 'service':
      return single(node(writer, `${block.kind}Task`))
    case 'none':
      return single(node(writer, 'task'))
    case 'sequence':
      return block.blocks
        .map((one) => write(writer, one))
        .reduce((a, b) => {
          flow(writer, a.last, b.first)
          return { first: a.first, last: b.last }
        })
    case 'exclusive':
    case 'parallel':
    case 'inclusive':
      return writeBranches(writer, block.kind, block.branches)
    case 'back':
      return writeBack(writer, block.body)
    case 'sub':
      return writeSub(writer, block.body)
    case 'multi': {
      const cardinality = formal('loopCardinality', String(block.count))
      const loop = `<multiInstanceLoopCharacteristics isSequential="${block.sequential}">${cardinality}</multiInstanceLoopCharacteristics>`
      return single(node(writer, 'userTask', loop))
    }
    case 'again':
      return single(node(writer, 'userTask', `<standardLoopCharacteristics loopMaximum="${block.maximum}"/>`))
    case 'deadline':
      return writeDeadline(writer, block.interrupting, block.escape)
    case 'race':
      return writeRace(writer)
  }
}

function single(name: string): Piece {
  return { first: name, last: name }
}

function writeBranches(
  writer: Writer,
  kind: 'exclusive' | 'parallel' | 'inclusive',
  branches: Block[],
): Piece {
  const type = `${kind}Gateway`
  const split = id(writer, `${type}_`)
  const place = writer.parts.push('') - 1
  const join = node(writer, type)
  const flows = branches.map((branch, n) => {
    const piece = write(writer, branch)
    flow(writer, piece.last, join)
    const conditional = kind !== 'parallel' && n > 0
    return flow(writer, split, piece.first, conditional ? id(writer, 'c') : undefined)
  })
  const fallback = kind === 'parallel' ? '' : ` default="${flows[0]}"`
  writer.parts[place] = `<${type} id="${split}" name="${split}"${fallback}/>`
  return { first: split, last: join }
}

/** A body that may be run again; its user task keeps it from turning without end. */
function writeBack(writer: Writer, body: Block): Piece {
  const head = node(writer, 'exclusiveGateway')
  const task = node(writer, 'userTask')
  const piece = write(writer, body)
  const split = id(writer, 'exclusiveGateway_')
  const place = writer.parts.push('') - 1
  const after = node(writer, 'task')
  flow(writer, head, task)
  flow(writer, task, piece.first)
  flow(writer, piece.last, split)
  flow(writer, split, head, id(writer, 'back'))
  const on = flow(writer, split, after)
  writer.parts[place] = `<exclusiveGateway id="${split}" name="${split}" default="${on}"/>`
  return { first: head, last: after }
}

function writeSub(writer: Writer, body: Block): Piece {
  const outer = writer.parts
  writer.parts = []
  writeScope(writer, body)
  const content = writer.parts.join('')
  writer.parts = outer
  return single(node(writer, 'subProcess', content))
}

/** A user task with a timer; the way from the timer joins the other one, or ends by itself when both may be taken. */
function writeDeadline(writer: Writer, interrupting: boolean, way: Block): Piece {
  const task = node(writer, 'userTask')
  const timer = `<timerEventDefinition>${formal('timeDuration', 'PT1H')}</timerEventDefinition>`
  const boundary = node(
    writer,
    'boundaryEvent',
    timer,
    ` attachedToRef="${task}" cancelActivity="${interrupting}"`,
  )
  const piece = write(writer, way)
  flow(writer, boundary, piece.first)
  if (!interrupting) {
    flow(writer, piece.last, node(writer, 'endEvent'))
    return single(task)
  }
  const join = node(writer, 'exclusiveGateway')
  flow(writer, task, join)
  flow(writer, piece.last, join)
  return { first: task, last: join }
}

function writeRace(writer: Writer): Piece {
  const gateway = node(writer, 'eventBasedGateway')
  const timer = node(
    writer,
    'intermediateCatchEvent',
    `<timerEventDefinition>${formal('timeDuration', 'PT1H')}</timerEventDefinition>`,
  )
  const message = node(writer, 'intermediateCatchEvent', '<messageEventDefinition messageRef="go"/>')
  const join = node(writer, 'exclusiveGateway')
  for (const event of [timer, message]) {
    flow(writer, gateway, event)
    flow(writer, event, join)
  }
  return { first: gateway, last: join }
}
