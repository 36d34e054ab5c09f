import type { Transaction } from '../../database/index.ts'
import { isUuid, type Text } from '../../kernel/index.ts'
import type { NamedResource, ResourceKind } from './define-resource-kind.ts'

const everywhere: Text = { zh: '所有地方', en: 'everywhere' }

/**
 * Finds names of resources by key (`form:<id>`, `app:<id>`, `form:*`, `*`), in one statement for each kind. What is not
 * there any more, or never was in this tenant, is not among them.
 */
export type ResourceNames = (
  transaction: Transaction,
  tenantId: string,
  keys: readonly string[],
) => Promise<Map<string, NamedResource>>

/**
 * Names the resources of all modules.
 * @throws Error when two modules declare the same kind
 */
export function openResourceNames(kinds: readonly ResourceKind[]): ResourceNames {
  const wholes = new Map<string, Text>([['*', everywhere]])
  for (const { kind, all } of kinds) {
    if (wholes.has(`${kind}:*`)) throw new Error(`Two modules declare resources of the kind ${kind}`)
    wholes.set(`${kind}:*`, all)
  }
  return async (transaction, tenantId, keys) => {
    const named = new Map<string, NamedResource>()
    const idsOf = new Map<string, Set<string>>()
    for (const key of keys) {
      const name = wholes.get(key)
      if (name) named.set(key, { name, parents: [] })
      const [kind, id] = key.split(':')
      if (kind && id && isUuid(id)) idsOf.set(kind, (idsOf.get(kind) ?? new Set()).add(id))
    }
    for (const { kind, read } of kinds) {
      const ids = idsOf.get(kind)
      if (!ids) continue
      for (const { id, name, parents } of await read(transaction, tenantId, [...ids]))
        named.set(`${kind}:${id}`, { name, parents })
    }
    return named
  }
}
