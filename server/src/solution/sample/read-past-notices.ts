import { setTimeout as pause } from 'node:timers/promises'
import type { Actor, Services } from '../../platform/operation/index.ts'
import type { Act } from './act.ts'
import type { DemoCompany } from './demo-company.ts'

/** Notices and copies that everybody finds unread, the latest. */
const fresh = 3
/** The start waits no longer than this for notices, in milliseconds. */
const patience = 20_000

/**
 * A year of work has told people a year of news: they have read it but for the latest. Waits until all events of the
 * seed have become notices.
 * @param settle runs what waits in the outbox
 */
export async function readPastNotices(
  services: Services,
  act: Act,
  company: DemoCompany,
  settle: () => Promise<void>,
): Promise<void> {
  const { admin, applicant, colleague, head, finance } = company
  await delivered(services, admin, settle)
  const { items: copies } = await act(finance, 'task.list', { box: 'cc', limit: 200 })
  for (const { taskId } of copies.slice(fresh)) await act(finance, 'task.markRead', { taskId })
  // Who has read a copy has read its notice; which are the latest is known once that has happened.
  await delivered(services, admin, settle)
  await Promise.all([admin, applicant, colleague, head, finance].map((person) => readNotices(act, person)))
}

async function delivered(services: Services, admin: Actor, settle: () => Promise<void>): Promise<void> {
  const end = performance.now() + patience
  while (performance.now() < end && (await eventsLeft(services, admin))) {
    await settle()
    await pause(20)
  }
}

/** Another dispatcher of this process may be at work on them. */
async function eventsLeft(services: Services, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'member') return false
  const { rows } = await services.pools.job.query<{ left: boolean }>(
    'select exists (select from outbox where tenant_id = $1 and attempts = 0) as left',
    [actor.tenantId],
  )
  return rows[0]?.left ?? false
}

async function readNotices(act: Act, person: Actor): Promise<void> {
  const { items } = await act(person, 'notice.list', { unread: true, limit: 200 })
  const noticeIds = items.slice(fresh).map(({ id }) => id)
  if (noticeIds.length > 0) await act(person, 'notice.markRead', { noticeIds })
}
