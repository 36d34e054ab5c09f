import { compileProcess } from '../xml/compile.ts'
import type { BpmnDocument } from '../xml/document.ts'
import { processesOf } from '../xml/document.ts'
import type { Finding } from './finding.ts'
import { checkGraph } from './graph.ts'

/**
 * Checks a document before it is published ([N3.2], [N3.12]).
 * @returns findings in the order of the rules; none of severity `error` means that it may be published
 */
export function checkProcess(document: BpmnDocument): Finding[] {
  const processes = processesOf(document)
  if (processes.length === 0) {
    const elementId = document.definitions.id ?? 'definitions'
    return [
      {
        code: 'no-process',
        elementId,
        severity: 'error',
        zh: '文件中没有流程',
        en: 'The file holds no process',
      },
    ]
  }
  return processes.flatMap((process) => checkGraph(compileProcess(document, process.id)))
}
