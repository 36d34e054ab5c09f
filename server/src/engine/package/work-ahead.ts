import type { OperationContext } from '../../platform/operation/index.ts'
import type { OpenedPackage } from './open-package.ts'

/** What parts worked out before the transaction, by their keys. */
export type WorkedAhead = ReadonlyMap<string, unknown>

/**
 * Lets the parts of a package work out what takes long, while no connection is held.
 * @param choices what was decided about things outside; absent: all of them stand for themselves
 */
export async function workAhead(
  place: Pick<OperationContext, 'services' | 'tenantId'>,
  { parts, own, file }: OpenedPackage,
  choices?: readonly { id: string; to: string | null; make: boolean }[],
): Promise<WorkedAhead> {
  const contents = new Map(parts.map(({ part, content }) => [part.key, content]))
  const given = choices ? choices.filter(({ to, make }) => to !== null || make) : file.outside
  const known = new Set([...own, ...given].map(({ id }) => id))
  const done = new Map<string, unknown>()
  for (const { part, content } of parts) {
    const isKnown = (id: string) => known.has(id)
    if (part.ahead) done.set(part.key, await part.ahead(place, content, { contents, isKnown }))
  }
  return done
}
