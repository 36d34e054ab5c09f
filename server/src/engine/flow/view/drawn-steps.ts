import type { OperationContext } from '../../../platform/operation/index.ts'
import { drawSteps } from '../computations/draw-steps.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import type { DrawnFlow } from './drawn-flow.ts'
import { stepsOf } from './steps-of.ts'

/** Definitions never change, so what was read of one is right as long as it is in memory. */
const drawn = new WeakMap<FlowDefinition, Promise<DrawnFlow | string>>()

/** The flow of a definition as steps; as its BPMN where it is no tree. */
export function drawnStepsOf(
  context: OperationContext,
  definition: FlowDefinition,
): Promise<DrawnFlow | string> {
  const known = drawn.get(definition) ?? readSteps(context, definition.id)
  drawn.set(definition, known)
  known.catch(() => drawn.delete(definition))
  return known
}

/** Characters of a drawing that are read at once; a longer one would keep others waiting. */
const longestAtOnce = 50_000

async function readSteps(
  { transaction, tenantId, services }: OperationContext,
  definitionId: string,
): Promise<DrawnFlow | string> {
  const { rows } = await transaction.query<{ xml: string }>(
    'select xml from flow_definition where tenant_id = $1 and id = $2',
    [tenantId, definitionId],
    'flow-definition-xml',
  )
  const { xml } = rows[0]!
  const steps =
    xml.length <= longestAtOnce
      ? await stepsOf(xml)
      : await services.compute.run(drawSteps, xml, { tenantId })
  return steps ?? xml
}
