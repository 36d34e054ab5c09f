import {
  type BpmnDocument,
  bpmnToTree,
  compileProcess,
  type FlowTree,
  NoSuchProcess,
  readBpmn,
  treeToBpmn,
  UnreadableBpmn,
} from '@sluice/bpmn/xml'
import { checkDefinition } from './check-definition.ts'
import type { Drawing, DrawingToRead, UnderstoodDrawing } from './drawing.ts'
import { type FlowFinding, problem } from './finding.ts'
import { namedAssignees } from './named-assignees.ts'
import { storedConditions } from './stored-conditions.ts'

/** Reads a drawing; never throws for what is drawn wrongly, because a draft is kept as it is. */
export async function understand({ schema, fields, ...drawing }: DrawingToRead): Promise<UnderstoodDrawing> {
  const written = drawing.xml === null ? await writeTree(drawing.tree!) : { xml: drawing.xml }
  if ('finding' in written) return notUnderstood(drawing, written.finding)
  const { xml } = written
  try {
    const document = await readBpmn(xml)
    const model = compileProcess(document)
    return {
      xml,
      tree: treeOf(document),
      model,
      findings: checkDefinition(document, model, { schema, fields }),
      assignees: namedAssignees(model),
      storedConditions: storedConditions(model, schema),
    }
  } catch (error) {
    if (!(error instanceof UnreadableBpmn) && !(error instanceof NoSuchProcess)) throw error
    const texts = [`不是可读的 BPMN：${error.message}`, `Not readable as BPMN: ${error.message}`] as const
    return notUnderstood({ xml, tree: drawing.tree }, problem('unreadable', 'definitions', ...texts))
  }
}

function notUnderstood(drawing: Drawing, finding: FlowFinding): UnderstoodDrawing {
  return { ...drawing, model: undefined, findings: [finding], assignees: [], storedConditions: {} }
}

async function writeTree(tree: FlowTree): Promise<{ xml: string } | { finding: FlowFinding }> {
  try {
    return { xml: await treeToBpmn(tree) }
  } catch (error) {
    const { message } = error as Error
    const texts = [`流程图不完整：${message}`, `The drawing does not hold together: ${message}`] as const
    return { finding: problem('unfit-tree', tree.id, ...texts) }
  }
}

/** The document as a tree where it fits; null where only the canvas can show it. */
function treeOf(document: BpmnDocument): FlowTree | null {
  const tree = bpmnToTree(document)
  return 'unfit' in tree ? null : tree
}
