import type { OperationContext } from '../../../platform/operation/index.ts'
import type { UnderstoodDrawing } from '../definition/drawing.ts'
import { understandOnce } from '../definition/read-drawing.ts'
import { drawingOf, type PackagedDrawing, type PackagedFlow } from './packaged-flow.ts'

/**
 * Flows as BPMN; one that is drawn otherwise than an earlier one and means the same is drawn as that. So a flow differs
 * from another when it does something else, not when another release writes its XML. Drafts are nobody's but their author's.
 */
export async function alignFlows(
  context: OperationContext,
  contents: readonly (readonly PackagedFlow[])[],
): Promise<PackagedFlow[][]> {
  const drawn = new Map<string, Map<string, PackagedDrawing>>()
  for (const { formId, published } of contents.flat()) {
    if (!published) continue
    const texts = drawn.get(formId) ?? new Map<string, PackagedDrawing>()
    drawn.set(formId, texts.set(JSON.stringify(published), published))
  }
  for (const texts of drawn.values()) await alignTexts(context, texts)
  return contents.map((flows) =>
    flows.flatMap(({ formId, published }) =>
      published ? [{ formId, published: drawn.get(formId)!.get(JSON.stringify(published))! }] : [],
    ),
  )
}

/** All drawings of one flow, in their order: what is the same everywhere and BPMN already needs no reading. */
async function alignTexts(context: OperationContext, texts: Map<string, PackagedDrawing>): Promise<void> {
  const [only] = texts.values()
  if (texts.size === 1 && only && 'xml' in only) return
  const byMeaning = new Map<string, PackagedDrawing>()
  for (const [text, published] of texts) {
    const { written, meaning } = await readMeaning(context, published)
    const same = byMeaning.get(meaning) ?? written
    byMeaning.set(meaning, same)
    texts.set(text, same)
  }
}

type Place = Pick<OperationContext, 'services' | 'tenantId'>

/** Understands flows that will be compared, while no connection is held. */
export async function understandMeanings(
  place: Place,
  contents: readonly (readonly PackagedFlow[])[],
): Promise<void> {
  for (const { published } of contents.flat()) if (published) await understandMeaning(place, published)
}

/** Understood without its form: what a flow is does not hang on that. */
export function understandMeaning(place: Place, published: PackagedDrawing): Promise<UnderstoodDrawing> {
  return understandOnce(place, { ...drawingOf(published), schema: { fields: [] }, fields: new Map() })
}

async function readMeaning(context: OperationContext, published: PackagedDrawing) {
  const { xml, tree } = await understandMeaning(context, published)
  const written = xml === null ? published : { xml }
  return { written, meaning: JSON.stringify(tree ?? written) }
}
