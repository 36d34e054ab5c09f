import type { ProcessModel } from '@sluice/bpmn'
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
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../../form/index.ts'
import { checkDefinition } from './check-definition.ts'
import { type FlowFinding, problem } from './finding.ts'
import { knownPeopleOf } from './known-people.ts'

/** What somebody has drawn: a tree, or BPMN. */
export interface Drawing {
  xml: string | null
  tree: FlowTree | null
}

/** A drawing as far as it can be understood, and what is wrong with it. */
export interface ReadDrawing extends Drawing {
  /** Undefined when there is nothing that could be compiled. */
  model: ProcessModel | undefined
  findings: FlowFinding[]
}

/** Reads a drawing; never throws for what is drawn wrongly, because a draft is kept as it is. */
export async function readDrawing(
  context: OperationContext,
  form: LoadedForm,
  drawing: Drawing,
): Promise<ReadDrawing> {
  const written = drawing.xml === null ? await writeTree(drawing.tree!) : { xml: drawing.xml }
  if ('finding' in written) return { ...drawing, model: undefined, findings: [written.finding] }
  const { xml } = written
  try {
    const document = await readBpmn(xml)
    const model = compileProcess(document)
    const known = await knownPeopleOf(context, model)
    return { xml, tree: treeOf(document), model, findings: checkDefinition(document, model, form, known) }
  } catch (error) {
    if (!(error instanceof UnreadableBpmn) && !(error instanceof NoSuchProcess)) throw error
    const texts = [`不是可读的 BPMN：${error.message}`, `Not readable as BPMN: ${error.message}`] as const
    return {
      xml,
      tree: drawing.tree,
      model: undefined,
      findings: [problem('unreadable', 'definitions', ...texts)],
    }
  }
}

async function writeTree(tree: FlowTree): Promise<{ xml: string } | { finding: FlowFinding }> {
  try {
    return { xml: await treeToBpmn(tree) }
  } catch (error) {
    const { message } = error as Error
    return {
      finding: problem(
        'unfit-tree',
        tree.id,
        `流程图不完整：${message}`,
        `The drawing does not hold together: ${message}`,
      ),
    }
  }
}

/** The document as a tree where it fits; null where only the canvas can show it. */
function treeOf(document: BpmnDocument): FlowTree | null {
  const tree = bpmnToTree(document)
  return 'unfit' in tree ? null : tree
}
