import type { ReadFirst } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { drawSteps } from '../computations/draw-steps.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import { loadDefinition } from '../definition/load-definition.ts'
import { isKnownShort, longestAtOnce, rememberShort } from '../definition/short-drawings.ts'
import type { DrawnFlow } from './drawn-flow.ts'
import { stepsOf } from './steps-of.ts'

/** Definitions never change, so what was read of one is right as long as it is in memory. */
const drawn = new WeakMap<FlowDefinition, Promise<DrawnFlow | string>>()

/** The flow of a definition as steps; as its BPMN where it is no tree. */
export function drawnStepsOf(
  context: OperationContext,
  definition: FlowDefinition,
): Promise<DrawnFlow | string> {
  return keep(definition, () => readXml(context, definition.id).then((xml) => stepsIn(context, xml)))
}

function keep(
  definition: FlowDefinition,
  draw: () => Promise<DrawnFlow | string>,
): Promise<DrawnFlow | string> {
  const known = drawn.get(definition) ?? draw()
  drawn.set(definition, known)
  known.catch(() => drawn.delete(definition))
  return known
}

async function readXml({ transaction, tenantId }: OperationContext, definitionId: string): Promise<string> {
  const { rows } = await transaction.query<{ xml: string }>(
    'select xml from flow_definition where tenant_id = $1 and id = $2',
    [tenantId, definitionId],
    'flow-definition-xml',
  )
  return rows[0]!.xml
}

async function stepsIn(
  { tenantId, services }: Pick<OperationContext, 'tenantId' | 'services'>,
  xml: string,
): Promise<DrawnFlow | string> {
  const steps =
    xml.length <= longestAtOnce
      ? await stepsOf(xml)
      : await services.compute.run(drawSteps, xml, { tenantId })
  return steps ?? xml
}

/**
 * Draws what is long before the transaction that shows it, which would hold a connection while a process of its own works.
 * Whether the caller may see the instance is decided by that transaction.
 */
export async function drawAhead(read: ReadFirst<OperationContext>, instanceId: string): Promise<void> {
  if (isKnownShort(instanceId)) return
  const long = await read(async (context) => {
    const { transaction, tenantId, services } = context
    const { rows } = await transaction.query<{ id: string }>(
      `select d.id from flow_instance i join flow_definition d on d.tenant_id = i.tenant_id and d.id = i.definition_id
       where i.tenant_id = $1 and i.id = $2 and length(d.xml) > ${longestAtOnce}`,
      [tenantId, instanceId],
      'flow-instance-long-drawing',
    )
    if (!rows[0]) return undefined
    const definition = await loadDefinition(context, rows[0].id)
    return { tenantId, services, definition, xml: await readXml(context, definition.id) }
  })
  if (long) {
    await keep(long.definition, () => stepsIn(long, long.xml))
    return
  }
  rememberShort(instanceId, { isLong: false })
}
