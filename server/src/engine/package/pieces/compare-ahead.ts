import type { ReadFirst } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { OpenedPackage } from '../open-package.ts'
import { piecedParts } from './app-pieces.ts'

/**
 * Works out what a comparison of apps asks that takes long, before its transaction, which would hold a connection meanwhile.
 * @param find reads the apps, with the rights that the operation asks for
 * @throws what `find` throws
 */
export async function compareAhead(
  read: ReadFirst<OperationContext>,
  find: (context: OperationContext) => Promise<readonly (OpenedPackage | undefined)[]>,
): Promise<void> {
  const found = await read(async (context) => {
    const { services, tenantId } = context
    return { services, tenantId, apps: (await find(context)).filter((app) => app !== undefined) }
  })
  for (const { key, pieces } of piecedParts(found)) {
    const contents = found.apps.flatMap(({ parts }) =>
      parts.filter(({ part }) => part.key === key).map(({ content }) => content),
    )
    await pieces.ahead?.(found, contents)
  }
}
