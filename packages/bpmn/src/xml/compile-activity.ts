import type { ActivityNode, Loop, ScopeKind, TaskKind } from '../model.ts'
import { compileCopies, variableOf } from './compile-data.ts'
import { compileDefinition, nameOf } from './compile-event.ts'
import type { BpmnDocument } from './document.ts'
import { is, kindOf, type ModdleElement, many, one, text } from './element.ts'
import { compileExpression } from './expression.ts'

const TASKS: Record<string, TaskKind> = {
  task: 'none',
  userTask: 'user',
  globalUserTask: 'user',
  manualTask: 'manual',
  globalManualTask: 'manual',
  serviceTask: 'service',
  scriptTask: 'script',
  globalScriptTask: 'script',
  businessRuleTask: 'businessRule',
  globalBusinessRuleTask: 'businessRule',
  globalTask: 'none',
  sendTask: 'send',
  receiveTask: 'receive',
}

/** Compiles a task, call activity, sub-process or process without what lies in it. */
export function compileActivity(
  document: BpmnDocument,
  element: ModdleElement,
  container: string,
): ActivityNode {
  const base = activityBase(element, container)
  if (is(element, 'Process') || is(element, 'SubProcess')) return compileScopeNode(element, base)
  if (is(element, 'CallActivity')) {
    const called = calledGlobalTask(document, element)
    if (called) return { ...base, type: 'task', ...taskDetails(called) }
    const calledElement = text(element, 'calledElement') ?? one(element, 'calledElement')?.id
    return { ...base, type: 'call', ...(calledElement ? { calledElement } : undefined) }
  }
  return { ...base, type: 'task', ...taskDetails(element) }
}

function activityBase(element: ModdleElement, container: string): Omit<ActivityNode, 'type'> {
  const fallback = one(element, 'default')?.id
  const loop = compileLoop(one(element, 'loopCharacteristics'))
  const inputs = compileCopies(element, 'dataInputAssociations')
  const outputs = compileCopies(element, 'dataOutputAssociations')
  return {
    id: element.id!,
    name: element.name ?? '',
    container,
    incoming: [],
    outgoing: [],
    boundary: [],
    startQuantity: typeof element.startQuantity === 'number' ? element.startQuantity : 1,
    completionQuantity: typeof element.completionQuantity === 'number' ? element.completionQuantity : 1,
    ...(fallback ? { default: fallback } : undefined),
    ...(loop ? { loop } : undefined),
    ...(inputs ? { inputs } : undefined),
    ...(outputs ? { outputs } : undefined),
    ...(element.isForCompensation === true ? { isForCompensation: true as const } : undefined),
  }
}

function compileScopeNode(element: ModdleElement, base: Omit<ActivityNode, 'type'>): ActivityNode {
  const kinds: Record<string, ScopeKind> = {
    process: 'process',
    transaction: 'transaction',
    adHocSubProcess: 'adHoc',
  }
  const scope =
    element.triggeredByEvent === true ? 'eventSubProcess' : (kinds[kindOf(element)] ?? 'subProcess')
  const completion = compileExpression(one(element, 'completionCondition'))
  const adHoc = {
    sequential: text(element, 'ordering') === 'Sequential',
    cancelRemaining: element.cancelRemainingInstances !== false,
    ...(completion ? { completion } : undefined),
  }
  return {
    ...base,
    type: 'scope',
    scope,
    starts: [],
    eventScopes: [],
    ...(scope === 'adHoc' ? { adHoc } : undefined),
  }
}

function taskDetails(element: ModdleElement): {
  task: TaskKind
  message?: string
  instantiate?: true
  script?: { text: string; format?: string }
  implementation?: string
} {
  const message = one(element, 'messageRef')
  const script = text(element, 'script')
  const format = text(element, 'scriptFormat') ?? text(element, 'scriptLanguage')
  const implementation = text(element, 'implementation')
  const task = TASKS[kindOf(element)] ?? 'none'
  return {
    task,
    ...(message ? { message: nameOf(message) } : undefined),
    ...(task === 'receive' && !message ? { message: element.name ?? element.id } : undefined),
    ...(element.instantiate === true ? { instantiate: true as const } : undefined),
    ...(script === undefined ? undefined : { script: format ? { text: script, format } : { text: script } }),
    ...(implementation && !implementation.startsWith('##') ? { implementation } : undefined),
  }
}

/** The global task a call activity calls, when it lies in the same file. */
function calledGlobalTask(document: BpmnDocument, element: ModdleElement): ModdleElement | undefined {
  const id = text(element, 'calledElement') ?? one(element, 'calledElement')?.id
  const local = id?.includes(':') ? id.slice(id.indexOf(':') + 1) : id
  const called = local ? document.elementsById[local] : undefined
  return called && is(called, 'GlobalTask') ? called : undefined
}

function compileLoop(element: ModdleElement | undefined): Loop | undefined {
  if (!element) return undefined
  if (is(element, 'StandardLoopCharacteristics')) {
    const condition = compileExpression(one(element, 'loopCondition'))
    const maximum = Number(element.loopMaximum ?? Number.NaN)
    return {
      kind: 'standard',
      testBefore: element.testBefore === true,
      ...(Number.isNaN(maximum) ? undefined : { maximum }),
      ...(condition ? { condition } : undefined),
    }
  }
  return is(element, 'MultiInstanceLoopCharacteristics') ? compileMulti(element) : undefined
}

function compileMulti(element: ModdleElement): Loop {
  const cardinality = compileExpression(one(element, 'loopCardinality'))
  const completion = compileExpression(one(element, 'completionCondition'))
  const collection = variableOf(outside(element, 'loopDataInputRef', 'dataInputAssociations'))
  const output = variableOf(outside(element, 'loopDataOutputRef', 'dataOutputAssociations'))
  const item = variableOf(one(element, 'inputDataItem'))
  const outputItem = variableOf(one(element, 'outputDataItem'))
  const behavior = (text(element, 'behavior') ?? 'All').toLowerCase() as 'none' | 'one' | 'all' | 'complex'
  return {
    kind: 'multi',
    sequential: element.isSequential === true,
    behavior,
    ...(cardinality ? { cardinality } : undefined),
    ...(completion ? { completion } : undefined),
    ...(collection ? { collection } : undefined),
    ...(item ? { item } : undefined),
    ...(output ? { output } : undefined),
    ...(outputItem ? { outputItem } : undefined),
    ...loopEvents(element, behavior),
  }
}

/** The data outside an activity that its own loop data are brought from or to. */
function outside(loop: ModdleElement, property: string, associations: string): ModdleElement | undefined {
  const own = one(loop, property)
  for (const association of many(loop.$parent, associations)) {
    const source = many(association, 'sourceRef')[0]
    const target = one(association, 'targetRef')
    if (target === own && source) return source
    if (source === own && target) return target
  }
  return own
}

function loopEvents(
  element: ModdleElement,
  behavior: string,
): Pick<Extract<Loop, { kind: 'multi' }>, 'events'> {
  if (behavior === 'one' || behavior === 'none') {
    const ref = one(element, behavior === 'one' ? 'oneBehaviorEventRef' : 'noneBehaviorEventRef')
    const definition = ref && compileDefinition(ref, true)
    return definition ? { events: [{ definition }] } : {}
  }
  if (behavior !== 'complex') return {}
  const events = many(element, 'complexBehaviorDefinition').flatMap((complex) => {
    const when = compileExpression(one(complex, 'condition'))
    const definitions = many(one(complex, 'event'), 'eventDefinitions').flatMap(
      (thrown) => compileDefinition(thrown, true) ?? [],
    )
    const condition = when ? { when } : undefined
    return definitions.length > 0
      ? definitions.map((definition) => ({ definition, ...condition }))
      : [{ ...condition }]
  })
  return { events }
}
