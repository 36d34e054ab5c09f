import type { EventNode, ProcessModel, ProcessNode } from '@sluice/bpmn'
import { type FlowFinding, problem } from './finding.ts'

/** Names every element that this server could not carry out (N3.2): what nobody would ever answer must not be waited for. */
export function checkRunnable(model: ProcessModel): FlowFinding[] {
  const root = model.nodes[model.id]
  const findings = Object.values(model.nodes).flatMap((node) => {
    const what = notRunnable(model, node)
    return what ? [refuse(node, what)] : []
  })
  if (root?.type !== 'scope' || root.starts.length === 0)
    findings.push(problem('no-start', model.id, '流程没有开始节点', 'The flow has no start'))
  return findings
}

type Words = [zh: string, en: string]

function refuse(node: ProcessNode, [zh, en]: Words): FlowFinding {
  const name = node.name || node.id
  return problem(
    'not-executable',
    node.id,
    `“${name}”是${zh}，目前不能执行`,
    `"${name}" is ${en}, which cannot be run yet`,
  )
}

function notRunnable(model: ProcessModel, node: ProcessNode): Words | undefined {
  switch (node.type) {
    case 'task':
      if (node.task === 'service') return ['自动任务', 'a service task']
      if (node.task === 'script') return ['脚本任务', 'a script task']
      if (node.task === 'businessRule') return ['规则任务', 'a business rule task']
      if (node.task === 'receive') return ['接收任务', 'a receive task']
      return undefined
    case 'call':
      return ['子流程调用', 'a call activity']
    case 'scope':
      return node.scope === 'adHoc' ? ['自由子流程', 'an ad-hoc sub-process'] : undefined
    case 'event':
      return eventNotRunnable(model, node)
    case 'gateway':
      return node.instantiate ? ['启动网关', 'a gateway that starts the process'] : undefined
  }
}

function eventNotRunnable(model: ProcessModel, event: EventNode): Words | undefined {
  const kinds = event.definitions.map(({ kind }) => kind)
  if (kinds.includes('message')) return ['消息事件', 'a message event']
  const throws = event.position === 'throw' || event.position === 'end'
  if (kinds.includes('signal') && !throws && !signalThrown(model, event))
    return ['无人发出的信号', 'a signal nobody throws']
  const starts = event.position === 'start' && event.container === model.id
  if (starts && kinds.length > 0) return ['触发式开始', 'a start by an event']
  return undefined
}

/** Is the signal an event waits for thrown somewhere in the same flow? */
function signalThrown(model: ProcessModel, event: EventNode): boolean {
  const names = event.definitions.flatMap((definition) =>
    definition.kind === 'signal' ? [definition.name] : [],
  )
  return Object.values(model.nodes).some(
    (node) =>
      node.type === 'event' &&
      (node.position === 'throw' || node.position === 'end') &&
      node.definitions.some((definition) => definition.kind === 'signal' && names.includes(definition.name)),
  )
}
