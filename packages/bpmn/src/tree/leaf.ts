import type { Finding } from '../check/finding.ts'
import type { ProcessNode } from '../model.ts'
import { collapse } from '../xml/element.ts'
import type { LeafKind, LeafStep } from './flow-tree.ts'

/** The flow is no tree; carries what does not fit. */
export class NotATree extends Error {
  readonly finding: Finding
  constructor(finding: Finding) {
    super(finding.en)
    this.finding = finding
  }
}

/** Finding about something that the tree designer cannot show. */
export function unfit(elementId: string, reason: string): Finding {
  return {
    code: `tree-${reason}`,
    elementId,
    severity: 'error',
    zh: `“${elementId}”不能用简易设计器表示（${reason}）`,
    en: `“${elementId}” cannot be shown in the simple designer (${reason})`,
  }
}

const KINDS_OF_TASK: Record<string, LeafKind[]> = {
  user: ['applicant', 'approve', 'fill'],
  send: ['cc'],
  service: ['robot'],
}

/** The step a task, timer or call activity stands for. */
export function leafOf(node: ProcessNode, first: boolean): LeafStep {
  const { kind, config } = configOf(node)
  const step = (allowed: LeafKind[], fallback: LeafKind): LeafStep => ({
    kind: kind && allowed.includes(kind) ? kind : fallback,
    id: node.id,
    name: node.name,
    config,
  })
  if (node.type === 'task') {
    const kinds = KINDS_OF_TASK[node.task]
    if (kinds && node.boundary.length === 0)
      return step(kinds, first && node.task === 'user' ? 'applicant' : (kinds.at(1) ?? kinds[0]!))
  }
  if (node.type === 'call' && node.boundary.length === 0) {
    // XML takes the blanks around a name away: what differs only by them is what was written.
    const { calledElement } = config
    const written = typeof calledElement === 'string' ? collapse(calledElement) : undefined
    if (node.calledElement !== undefined && written !== collapse(node.calledElement)) {
      config.calledElement = node.calledElement
    }
    return step(['subflow'], 'subflow')
  }
  const timer = node.type === 'event' && node.position === 'catch' && node.definitions[0]
  if (timer && timer.kind === 'timer' && timer.timer.kind === 'duration' && node.definitions.length === 1) {
    const written = timer.timer.expression.text
    if (written !== delayOf(config)) config.duration = written
    return step(['delay'], 'delay')
  }
  throw new NotATree(unfit(node.id, 'element-kind'))
}

/** How long a delay step waits; no time at all until somebody enters one. */
export function delayOf(config: Record<string, unknown>): string {
  const { duration } = config
  return typeof duration === 'string' && duration.trim() !== '' ? duration.trim() : 'PT0S'
}

function configOf(node: ProcessNode): { kind?: LeafKind; config: Record<string, unknown> } {
  if (typeof node.sluice !== 'object' || node.sluice === null || Array.isArray(node.sluice))
    return { config: {} }
  const { kind, ...config } = node.sluice as Record<string, unknown>
  return { kind: kind as LeafKind, config }
}
