import type { Piece, ThingNames } from '../../package/index.ts'
import type { PackagedFlow } from './packaged-flow.ts'

/** Published flows as pieces. */
export function splitFlows(flows: readonly PackagedFlow[], names: ThingNames): Piece[] {
  return flows.flatMap(({ formId, published }) => {
    if (!published) return []
    const name = names.get(formId) ?? ''
    const title = { zh: `“${name}”的流程`, en: `flow of "${name}"` }
    return [{ key: `flows/${formId}`, kind: 'flow', title, value: { formId, published }, children: [] }]
  })
}

/** Flows of the forms that are left. */
export function joinFlows(pieces: readonly Piece[], soFar: ReadonlyMap<string, unknown>): PackagedFlow[] {
  const forms = new Set((soFar.get('forms') as { id: string }[]).map(({ id }) => id))
  return pieces.map(({ value }) => value as PackagedFlow).filter(({ formId }) => forms.has(formId))
}
