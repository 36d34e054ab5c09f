import type { ProcessModel } from '@sluice/bpmn'
import { type BpmnDocument, checkProcess, processesOf } from '@sluice/bpmn/xml'
import { checkExpressions } from './check-expressions.ts'
import { checkPeople } from './check-people.ts'
import { checkRunnable } from './check-runnable.ts'
import type { DrawnForm } from './drawing.ts'
import { advice, type FlowFinding } from './finding.ts'

/** Findings of the document whose absence would only stop a flow at run time: here they stop the publishing. */
const raised = new Set(['missing-default'])

/**
 * Everything that speaks against publishing a flow (N3.2, N3.12): its shape, what this server cannot run, nodes
 * that ask nobody, conditions that do not compile, fields that do not exist.
 */
export function checkDefinition(document: BpmnDocument, model: ProcessModel, form: DrawnForm): FlowFinding[] {
  const shape = checkProcess(document).map(
    (finding): FlowFinding => (raised.has(finding.code) ? { ...finding, severity: 'error' } : finding),
  )
  const others = processesOf(document).filter(({ id }) => id !== model.id)
  return distinct([
    ...shape,
    ...others.map(({ id }) =>
      advice(
        'second-process',
        id ?? '',
        '文件中还有其他流程，只运行一个',
        'The file holds further processes; only one is run',
      ),
    ),
    ...checkRunnable(model),
    ...checkPeople(model, form),
    ...checkExpressions(model, form.schema),
  ])
}

function distinct(findings: FlowFinding[]): FlowFinding[] {
  const seen = new Set<string>()
  return findings.filter(({ code, elementId, zh }) => {
    const key = `${code}/${elementId}/${zh}`
    return seen.has(key) ? false : seen.add(key)
  })
}
