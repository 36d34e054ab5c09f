import { FLOW_LIMITS } from '../limits.ts'
import { getConfig } from '../xml/config.ts'
import { is, kindOf, type ModdleElement, many, one, text } from '../xml/element.ts'
import { propertiesOf } from '../xml/walk.ts'
import { type CheckContext, report } from './rule.ts'

const MIME_TYPE = /^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/
const URI = /^(##\w+|[a-z][a-z\d+.-]*:[^\s]+)$/i
const NOT_BOOLEAN = /^(-?\d+(\.\d+)?|"[^"]*"|'[^']*')$/

const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/
const DURATION =
  /^[+-]?P(?=[\dT])(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?(T(?=\d)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?$/
const TIME_UNITS: Record<string, number> = { H: 3600, M: 60, S: 1 }
/** The least that years, months, weeks and days come to. */
const DAY = 86_400
/** Text that is a template or expression by its first signs, as other tools write it. */
const EXPRESSION = /^(=|\$\{|#\{)/

const CONDITIONS = new Set([
  'conditionExpression',
  'completionCondition',
  'loopCondition',
  'activationCondition',
  'condition',
])

/** Attributes and expressions that a process can only run with when they are right in themselves. */
export function checkValues(context: CheckContext): void {
  for (const element of context.elements) {
    checkExpressions(context, element)
    checkFormats(context, element)
    checkNumbers(context, element)
    if (is(element, 'TimerEventDefinition')) checkTimer(context, element)
    if (is(element, 'SequenceFlow') && element.isImmediate === false)
      report(context, 'immediate-false', element)
    if (is(element, 'ThrowEvent')) checkCodes(context, element)
    if (is(element, 'IntermediateCatchEvent')) checkDelay(context, element)
  }
}

function checkExpressions(context: CheckContext, element: ModdleElement): void {
  for (const property of propertiesOf(element)) {
    if (property.isMany || !/^bpmn:(Formal)?Expression$/.test(property.type)) continue
    const name = property.name.slice(property.name.indexOf(':') + 1)
    const expression = one(element, name)
    if (!expression) continue
    const body = (text(expression, 'body') ?? '').trim()
    if (!is(expression, 'FormalExpression')) {
      const readable = isReadAsFormal(name, body)
      report(context, readable ? 'expression-untyped' : 'expression-not-formal', element, name)
      if (!readable) continue
    }
    if (body === '') report(context, 'expression-empty', element, name)
    else if (CONDITIONS.has(name) && NOT_BOOLEAN.test(body))
      report(context, 'condition-not-boolean', element, body)
  }
}

/** Conditions and constants that other tools write without `xsi:type`: there is only one way to read them. */
function isReadAsFormal(property: string, body: string): boolean {
  if (property === 'loopCardinality') return /^\d+$/.test(body)
  return CONDITIONS.has(property) || (/^time[A-Z]/.test(property) && isTime(property, body))
}

function checkFormats(context: CheckContext, element: ModdleElement): void {
  if (is(element, 'Documentation') || is(element, 'TextAnnotation')) {
    const format = text(element, 'textFormat')
    if (format !== undefined && !MIME_TYPE.test(format)) report(context, 'mime-type-invalid', element, format)
  }
  if (is(element, 'ScriptTask') || is(element, 'GlobalScriptTask')) {
    const format = text(element, 'scriptFormat') ?? text(element, 'scriptLanguage')
    if (format !== undefined && !MIME_TYPE.test(format)) report(context, 'mime-type-invalid', element, format)
    if (format === undefined && text(element, 'script')) report(context, 'script-format-missing', element)
    if (getConfig(element) === undefined) report(context, 'script-not-run', element)
  }
  if (is(element, 'Transaction')) {
    const method = text(element, 'method')
    if (method !== undefined && !URI.test(method)) report(context, 'uri-invalid', element, method)
  }
}

function checkNumbers(context: CheckContext, element: ModdleElement): void {
  if (is(element, 'Activity')) {
    for (const name of ['startQuantity', 'completionQuantity']) {
      const value = element[name]
      if (typeof value === 'number' && !(value >= 1))
        report(context, 'quantity-invalid', element, String(value))
    }
  }
  if (is(element, 'StandardLoopCharacteristics')) {
    const { loopMaximum: maximum } = element
    if (maximum !== undefined && !(Number(maximum) >= 1))
      report(context, 'loop-count-invalid', element, String(maximum))
    if (maximum === undefined && !one(element, 'loopCondition')) report(context, 'loop-endless', element)
  }
  const cardinality = text(one(element, 'loopCardinality'), 'body')?.trim()
  if (
    cardinality &&
    /^-?\d/.test(cardinality) &&
    !/^\d+$/.test(cardinality) &&
    !Number.isNaN(Number(cardinality))
  ) {
    report(context, 'loop-count-invalid', element, cardinality)
  }
  if (is(element, 'ParticipantMultiplicity')) {
    const minimum = Number(element.minimum ?? 0)
    const maximum = Number(element.maximum ?? 1)
    if (minimum < 0 || maximum < 1 || maximum < minimum) report(context, 'multiplicity-invalid', element)
  }
}

function checkTimer(context: CheckContext, element: ModdleElement): void {
  const names = ['timeDate', 'timeDuration', 'timeCycle'].filter((name) => one(element, name))
  if (names.length !== 1) {
    report(context, 'timer-setting', element)
    return
  }
  const expression = one(element, names[0]!)
  const body = (text(expression, 'body') ?? '').trim()
  if (body === '' || text(expression, 'language') !== undefined || EXPRESSION.test(body)) return
  if (!isTime(names[0]!, body)) report(context, 'timer-invalid', element, body)
  else checkLength(context, element, body)
}

/** A timer that has no length, a negative one or one too short to repeat. */
function checkLength(context: CheckContext, element: ModdleElement, body: string): void {
  const duration = body.split('/').find((part) => DURATION.test(part))
  if (duration === undefined) return
  const repeats = body.startsWith('R')
  const amounts = [...duration.matchAll(/(\d+(?:\.\d+)?)([A-Z])/g)]
  const inTime = duration.indexOf('T')
  const seconds = amounts.reduce((sum, { 1: amount, 2: unit, index }) => {
    const isTimeUnit = inTime >= 0 && index > inTime
    return sum + Number(amount) * (isTimeUnit ? TIME_UNITS[unit!]! : DAY)
  }, 0)
  if (duration.startsWith('-') && seconds > 0) report(context, 'timer-negative', element, body)
  else if (repeats && seconds < FLOW_LIMITS.cycleSeconds) report(context, 'timer-too-fast', element, body)
  else if (seconds === 0) report(context, 'timer-zero', element, body)
}

/** A delay of the designer is given a time; until then the file says that it takes none. */
function checkDelay(context: CheckContext, element: ModdleElement): void {
  const config = getConfig(element) as { kind?: unknown; duration?: unknown } | undefined
  if (config?.kind !== 'delay') return
  if (typeof config.duration !== 'string' || config.duration.trim() === '')
    report(context, 'delay-missing', element)
}

function isTime(property: string, body: string): boolean {
  if (property === 'timeDate') return DATE.test(body)
  if (property === 'timeDuration') return DURATION.test(body)
  const [repeat = '', ...rest] = body.split('/')
  if (!/^R(-1|\d*)$/.test(repeat) || rest.length === 0 || rest.length > 2) return false
  return (
    rest.every((part) => DATE.test(part) || DURATION.test(part)) && rest.some((part) => DURATION.test(part))
  )
}

/** An escalation or error that is thrown must have a code, by which it is caught (BPMN 2.0 Tables 10.88, 10.91). */
function checkCodes(context: CheckContext, element: ModdleElement): void {
  for (const definition of [...many(element, 'eventDefinitions'), ...many(element, 'eventDefinitionRef')]) {
    const kind = kindOf(definition)
    if (kind === 'escalationEventDefinition') {
      if (!text(one(definition, 'escalationRef'), 'escalationCode'))
        report(context, 'code-missing', element, 'escalation')
    } else if (kind === 'errorEventDefinition') {
      if (!text(one(definition, 'errorRef'), 'errorCode')) report(context, 'code-missing', element, 'error')
    }
  }
}
