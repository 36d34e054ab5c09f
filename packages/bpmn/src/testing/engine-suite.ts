import { readFileSync } from 'node:fs'
import { variablesOf } from '../engine/view.ts'
import type { Command, Facts } from '../protocol.ts'
import type { Variables } from '../state.ts'
import { compileProcess } from '../xml/compile.ts'
import { processesOf, readBpmn } from '../xml/document.ts'
import { type Running, VirtualShell, type Worker } from './virtual-shell.ts'

export type SuiteCase = {
  expect: string[]
  test?: string
  integerVariable?: number
  waitMs?: number
  outcome?: 'runtimeException' | 'errorEndEvent' | 'genericError' | 'deploymentFails' | 'parallelIntervals'
  parallelProcess?: boolean
}
export type SuiteModel = { name: string; group: string; model: string; cases: SuiteCase[] }

/** What a run of a case showed. */
export type Observed = { log: string[]; main: Running; intervalsOverlap: boolean }

/** The condition language of the suite: variables, constants, comparisons, `test.contains("…")` and its contrary. */
const suiteFacts: Facts = {
  evaluate: ({ text: written }, scope) => {
    const text = /^[$#]\{(.*)\}$/s.exec(written.trim())?.[1]?.trim() ?? written.trim()
    if (text === 'true' || text === 'false') return text === 'true'
    if (/^-?\d+$/.test(text)) return Number(text)
    if (text === 'integerVariable' || text === 'test') return scope[text] ?? null
    const contains = /^(!?)\s*test\.contains\(["'](\w+)["']\)$/.exec(text)
    if (contains) return String(scope.test ?? '').includes(contains[2]!) !== (contains[1] === '!')
    const compared = /^(\w+)\s*(<|>=|>|<=|==|!=)\s*(-?\d+)$/.exec(text)
    if (!compared) throw new Error(`unknown expression ${text}`)
    const left = Number(scope[compared[1]!])
    const right = Number(compared[3])
    return {
      '<': left < right,
      '<=': left <= right,
      '>': left > right,
      '>=': left >= right,
      '==': left === right,
      '!=': left !== right,
    }[compared[2] as '<']
  },
}

/** Runs one case of the suite on the stepper with a virtual clock. */
export async function runSuiteCase(file: string, one: SuiteCase): Promise<Observed> {
  const document = await readBpmn(readFileSync(file, 'utf8'))
  const models = processesOf(document).map((process) => compileProcess(document, process.id))
  const log: string[] = []
  const intervals: { from: number; to: number }[] = []
  const shell = new VirtualShell(models, suiteFacts, scriptWorker(log, intervals))
  const variables: Variables = { test: one.test ?? '', integerVariable: one.integerVariable ?? 0 }
  const [first, ...beside] = models
  if (one.parallelProcess) {
    for (const model of beside) {
      const process = model.nodes[model.id]
      if (process?.type === 'scope' && process.starts.length > 0)
        shell.start(model, { type: 'start', variables })
    }
  }
  const main = shell.start(first!, { type: 'start', variables })
  shell.runUntil(one.waitMs ?? 1000)
  const [a, b] = intervals
  return { log, main, intervalsOverlap: !!a && !!b && a.from < b.to && b.from < a.to }
}

/** Does what the script names of the suite stand for. */
function scriptWorker(log: string[], intervals: { from: number; to: number }[]): Worker {
  return (effect, shell, instance) => {
    const script = effect.script?.text.trim() ?? ''
    const done = (variables?: Variables): { command: Command } => ({
      command: { type: 'completeTask', taskId: effect.taskId, ...(variables ? { variables } : undefined) },
    })
    const node = instance.model.nodes[effect.nodeId]
    const task = /^SCRIPT_(task\d+)$/.exec(script)?.[1]
    if (task) {
      log.push(task)
      return done()
    }
    switch (script) {
      case 'CREATE_LOG_FILE':
        return done()
      case 'INCREMENT_INTEGER_VARIABLE_AND_LOG':
      case 'INCREMENT_INTEGER_VARIABLE':
        if (script.endsWith('_AND_LOG')) log.push('increment')
        return done({ integerVariable: Number(variablesOf(instance.state).integerVariable ?? 0) + 1 })
      case 'CREATE_MARKER_FILE':
        log.push('marker')
        return done()
      case 'SET_STRING_DATA': {
        const output = node && 'outputs' in node ? node.outputs?.[0]?.from : undefined
        return done({ [output ?? 'data']: 'STRING_DATA' })
      }
      case 'LOG_DATA':
        if (Object.values({ ...variablesOf(instance.state), ...effect.variables }).includes('STRING_DATA'))
          log.push('dataCorrect')
        return done()
      case 'THROW_ERROR':
        return { command: { type: 'failTask', taskId: effect.taskId, error: 'ERR_CODE' } }
      case 'WAIT_TEN_SECONDS':
        return { after: 10_000, ...done() }
      case 'CREATE_TIMESTAMP_LOG_1':
      case 'CREATE_TIMESTAMP_LOG_2':
        intervals.push({ from: shell.now, to: shell.now + 5000 })
        return { after: 5000, ...done() }
      default:
        throw new Error(`unknown script ${script}`)
    }
  }
}
