import { notFound, type ReadFirst } from '../../kernel/index.ts'
import type { Actor, OperationContext } from '../../platform/operation/index.ts'
import { type OpenedPackage, openPackage } from './open-package.ts'

/** Another workspace of whoever calls, with them as its member. */
export interface Elsewhere {
  tenantId: string
  name: string
  actor: Actor
}

/** The other workspaces whoever calls can enter. Holds no connection. */
export async function workspacesElsewhere(
  read: ReadFirst<OperationContext>,
): Promise<{ services: OperationContext['services']; elsewhere: Elsewhere[] }> {
  const { actor, services } = await read(async (context) => ({
    actor: context.actor,
    services: context.services,
  }))
  if (actor.kind !== 'member') return { services, elsewhere: [] }
  const me = (await services.invoke('identity.me', { actor, input: {} })) as {
    tenants: { id: string; name: string; memberId: string }[]
  }
  const elsewhere = me.tenants
    .filter(({ id }) => id !== actor.tenantId)
    .map(({ id, name, memberId }) => ({ tenantId: id, name, actor: { ...actor, tenantId: id, memberId } }))
  return { services, elsewhere }
}

/**
 * An app of another workspace as a package, read by whoever calls as its member there, with every check and its trace there.
 * @throws notFound; forbidden for who does not manage it there
 */
export async function readElsewhere(
  read: ReadFirst<OperationContext>,
  { tenantId, appId }: { tenantId: string; appId: string },
): Promise<OpenedPackage> {
  const { services, elsewhere } = await workspacesElsewhere(read)
  const place = elsewhere.find((one) => one.tenantId === tenantId)
  if (!place) throw notFound({ zh: '工作区', en: 'workspace' })
  const { file } = (await services.invoke('app.takeDefinition', {
    actor: place.actor,
    input: { appId },
  })) as {
    file: unknown
  }
  return openPackage({ services }, file)
}
