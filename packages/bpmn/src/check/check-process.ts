import { compileProcesses } from '../xml/compile.ts'
import { type BpmnDocument, processesOf } from '../xml/document.ts'
import { checkActivities } from './activities.ts'
import { checkBounds } from './bounds.ts'
import { checkCollaboration } from './collaboration.ts'
import { checkData } from './data.ts'
import { checkEvents } from './events.ts'
import type { Finding } from './finding.ts'
import { checkFlows } from './flows.ts'
import { checkGateways } from './gateways.ts'
import { checkGraph } from './graph.ts'
import { checkReferences } from './references.ts'
import { openCheck, report } from './rule.ts'
import { checkValues } from './values.ts'
import { checkVendor } from './vendor.ts'

/**
 * Checks a document before it is published ([N3.2], [N3.12]) against the rules of BPMN 2.0 for executable processes.
 * @returns findings, each once, errors first; without an error it may be published
 */
export function checkProcess(document: BpmnDocument): Finding[] {
  const context = openCheck(document)
  if (!checkBounds(context)) return context.findings
  const processes = processesOf(document)
  if (processes.length === 0) report(context, 'no-process', document.definitions)
  checkReferences(context)
  checkValues(context)
  checkFlows(context)
  checkGateways(context)
  checkEvents(context)
  checkActivities(context)
  checkData(context)
  checkVendor(context)
  checkCollaboration(context)
  for (const model of compileProcesses(document)) checkGraph(context, model)
  return tidy(context.findings)
}

function tidy(findings: Finding[]): Finding[] {
  const once = new Map(
    findings.map((finding) => [`${finding.code} ${finding.elementId} ${finding.en}`, finding]),
  )
  return [...once.values()].toSorted((a, b) => a.severity.localeCompare(b.severity))
}
