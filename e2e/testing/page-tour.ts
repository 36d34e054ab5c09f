import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPerson, type Person } from './person.ts'

interface AppRouter {
  routesByPath: Record<string, { parentRoute: { id: string } }>
  navigate(to: { href: string }): Promise<void>
}

/** Paths of the app as its own router knows them, those behind the login apart from those before it. */
export async function pathsOf(page: Page): Promise<{ inside: string[]; outside: string[] }> {
  const found = await page.evaluate(() => {
    const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: AppRouter }
    return Object.entries(router.routesByPath).map(([path, route]) => ({
      path,
      parent: route.parentRoute.id,
    }))
  })
  return {
    inside: found.filter(({ parent }) => parent !== '__root__').map(({ path }) => path),
    outside: found.filter(({ parent }) => parent === '__root__').map(({ path }) => path),
  }
}

/** The administrator of the demo company, signed in. */
export async function demoAdministrator(url: string): Promise<Person> {
  const admin = openPerson(url)
  const { people } = await admin.call('identity.demoPeople', {})
  await admin.call('identity.loginAsDemo', {
    memberId: people.find(({ role }) => role.includes('管理员'))!.memberId,
  })
  return admin
}

/** What the parameters of paths stand for in the demo company. */
export async function idsOfDemo(admin: Person): Promise<Record<string, string>> {
  const { items: apps } = await admin.call('app.list', {})
  const { id: appId, forms, reports, dashboards } = await admin.call('app.get', { appId: apps[0]!.id })
  const formId = forms.find(({ hasFlow }) => hasFlow)!.id
  const [{ items: instances }, { items: records }] = await Promise.all([
    admin.call('instance.list', { formId, limit: 1 }),
    admin.call('record.list', { formId, limit: 1 }),
  ])
  const { id: announcementId } = await admin.call('announcement.create', {
    kind: 'event',
    title: '周五下午团建',
    body: '下午三点在一楼集合。',
    audience: { all: true },
  })
  return {
    announcementId,
    appId,
    formId,
    instanceId: instances[0]!.instanceId,
    recordId: records[0]!.id,
    reportId: reports[0]!.id,
    dashboardId: dashboards[0]!.id,
  }
}

/** A path with ids in the places of its parameters. */
export function hrefOf(path: string, ids: Record<string, string>): string {
  return path.replaceAll(/\$(\w+)/g, (_: string, name: string) => {
    const id = ids[name]
    if (!id) throw new Error(`${path}: say in idsOfDemo what $${name} is in the demo company`)
    return id
  })
}

/** Skeletons and animations that end, counted in the page. */
const stillMoving = `document.querySelectorAll('[aria-busy="true"], .ant-skeleton').length +
  document.getAnimations().filter(({ playState, effect }) =>
    playState === 'running' && effect.getComputedTiming().iterations !== Infinity).length`

/** A page whose requests are counted, so that one knows when nothing is on its way any more. */
export function watchRest(page: Page) {
  let inFlight = 0
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') inFlight++
  })
  const ended = (request: { resourceType(): string }) => {
    if (request.resourceType() !== 'eventsource') inFlight--
  }
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  /** Waits until nothing is on its way and nothing moves. */
  const settle = async () => {
    let quiet = 0
    const look = async () => {
      const busy = inFlight + (await page.evaluate<number>(stillMoving))
      quiet = busy === 0 ? quiet + 1 : 0
      return quiet
    }
    await expect.poll(look, { message: `${page.url()} comes to rest` }).toBeGreaterThanOrEqual(3)
  }
  /** Goes there as a link does. */
  const open = async (href: string) => {
    await page.evaluate((to) => {
      const { __TSR_ROUTER__: router } = globalThis as unknown as { __TSR_ROUTER__: AppRouter }
      return router.navigate({ href: to })
    }, href)
    await settle()
  }
  return { settle, open }
}
