import type { FlowTree } from '@sluice/bpmn/xml'
import type { FormDefinition } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { formulaSchemaOfFields } from '../../form/index.ts'
import type { ImportedIds } from '../../package/index.ts'
import type { DrawingToRead, UnderstoodDrawing } from '../definition/drawing.ts'
import { type AheadDrawing, keyOf, understandOnce } from '../definition/read-drawing.ts'
import { withoutStrangers } from '../definition/without-strangers.ts'
import { drawingOf, type PackagedFlow } from './packaged-flow.ts'

interface Understood {
  asked: DrawingToRead
  understood: UnderstoodDrawing
}

/** What was understood of the flows of a package before its transaction: of each as it comes, and without strangers. */
export type UnderstoodFlows = readonly AheadDrawing[]

/** Understands the flows of a package, with the forms it brings, before they are made (7.A13). Ids are those of the package. */
export async function understandFlows(
  place: Pick<OperationContext, 'services' | 'tenantId'>,
  flows: readonly PackagedFlow[],
  { contents, isKnown }: { contents: ReadonlyMap<string, unknown>; isKnown: (id: string) => boolean },
): Promise<Understood[]> {
  const forms = (contents.get('forms') ?? []) as { id: string; definition?: FormDefinition }[]
  const definitions = new Map(forms.map(({ id, definition }) => [id, definition]))
  const found: Understood[] = []
  for (const { formId, published } of flows) {
    const definition = definitions.get(formId)
    if (!published || !definition) continue
    const schema = formulaSchemaOfFields(definition.fields)
    const fields = new Map(definition.fields.map(({ id, type }) => [id, type]))
    const asked = { ...drawingOf(published), schema, fields }
    const understood = await understandOnce(place, asked)
    found.push({ asked, understood })
    const tree = understood.tree && (withoutStrangers(understood.tree, isKnown) as FlowTree)
    if (!tree || JSON.stringify(tree) === JSON.stringify(understood.tree)) continue
    const without = { ...asked, xml: null, tree }
    found.push({ asked: without, understood: await understandOnce(place, without) })
  }
  return found
}

/** The same with the ids that are given where it is imported: what a drawing says does not hang on them. */
export function renameUnderstood(ahead: unknown, ids: ImportedIds): UnderstoodFlows {
  return ((ahead ?? []) as Understood[]).map(({ asked: { fields, ...asked }, understood }) => ({
    key: keyOf({ ...ids.rename(asked), fields: new Map(ids.rename([...fields])) }),
    understood: ids.rename(understood),
  }))
}
