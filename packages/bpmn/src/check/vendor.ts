import { getConfig } from '../xml/config.ts'
import { FORMULA_LANGUAGE } from '../xml/document.ts'
import { is, kindOf, type ModdleElement, many, one, text } from '../xml/element.ts'
import { type CheckContext, report } from './rule.ts'

/** Expressions and templates of the unified expression language, as Java engines run it. */
const UNIFIED = /[$#]\{/
/** Attributes by which engines name a class, a bean or a worker of their own. */
const WORK = /:(class|delegateExpression|expression|topic|type)$/
/** Extension elements that make an engine run something of its own. */
const RUNS = /:(executionListener|taskListener|taskDefinition|connector|script|calledDecision)$/i

/**
 * What only the engine of another tool understands: expressions of other languages, scripts, classes and workers. A flow
 * that has any may be read and drawn; whoever publishes it refuses these findings (`isRefusedAtPublish`).
 */
export function checkVendor(context: CheckContext): void {
  for (const element of context.elements) {
    if (is(element, 'Expression')) checkLanguage(context, element)
    else if (is(element, 'FlowNode') || is(element, 'Process')) checkWork(context, element)
  }
}

const REFUSED_AT_PUBLISH = new Set([
  'vendor-expression',
  'vendor-work',
  'script-not-run',
  'timer-negative',
  'timer-too-fast',
])

/** May a flow with this finding be drawn, but not run? */
export function isRefusedAtPublish({ code }: { code: string }): boolean {
  return REFUSED_AT_PUBLISH.has(code)
}

function checkLanguage(context: CheckContext, expression: ModdleElement): void {
  const body = (text(expression, 'body') ?? '').trim()
  const language = text(expression, 'language')
  const foreign = language !== undefined && language !== FORMULA_LANGUAGE
  if (body === '' || !(foreign || UNIFIED.test(body))) return
  const inner = /^[$#]\{(.*)\}$/s.exec(body)?.[1]?.trim()
  report(context, 'vendor-expression', expression.$parent ?? expression, inner ?? body)
}

function checkWork(context: CheckContext, element: ModdleElement): void {
  if (getConfig(element) !== undefined) return
  const named = Object.entries(element.$attrs ?? {}).find(([name]) => WORK.test(name))
  const extensions = many(one(element, 'extensionElements'), 'values')
  const run = extensions.flatMap(partsOf).find(({ $type }) => RUNS.test($type))
  if (named) report(context, 'vendor-work', element, `${named[0]}="${named[1]}"`)
  else if (run) report(context, 'vendor-work', element, kindOf(run))
}

function partsOf(extension: ModdleElement): ModdleElement[] {
  return [extension, ...many(extension, '$children')]
}
