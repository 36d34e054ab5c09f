import { newId } from '../../kernel/index.ts'
import { notify } from '../notification/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { isForMember } from './audience.ts'
import { announced } from './notices.ts'

/** Members told by one statement. */
const batch = 1000

/** Where an announcement is read. */
export const linkOf = (id: string) => `/announcements/${id}`

/**
 * Publishes an announcement that is due: it is seen, and everybody it is for is told. All in the caller's transaction, so
 * that nobody is told twice, whoever dies meanwhile. @returns how many were told, undefined when another did it
 */
export async function publishAnnouncement(
  context: OperationContext,
  id: string,
): Promise<number | undefined> {
  const { transaction, tenantId, clock } = context
  const { rows } = await transaction.query<{ title: string }>(
    `update announcement set state = 'published', place = $3
     where tenant_id = $1 and id = $2 and state = 'scheduled' and publish_at <= $4 returning title`,
    [tenantId, id, newId(), clock.now()],
  )
  const published = rows[0]
  if (!published) return undefined
  const { rows: people } = await transaction.query<{ id: string }>(
    `select m.id from member m join announcement a on a.tenant_id = m.tenant_id and a.id = $2
     where m.tenant_id = $1 and m.status = 'active' and ${isForMember}`,
    [tenantId, id],
  )
  const { title } = published
  for (let at = 0; at < people.length; at += batch)
    await notify(context, {
      memberIds: people.slice(at, at + batch).map((person) => person.id),
      notice: announced,
      params: { title },
      link: linkOf(id),
    })
  await transaction.query('update announcement set told = $3 where tenant_id = $1 and id = $2', [
    tenantId,
    id,
    people.length,
  ])
  return people.length
}
