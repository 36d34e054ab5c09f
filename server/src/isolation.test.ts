import { isDeepStrictEqual } from 'node:util'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SluiceError } from './kernel/index.ts'
import { openBrowser } from './platform/identity/testing/browser.ts'
import type { LiveHub } from './platform/live/index.ts'
import { idPlaces, inputSchema, placeText } from './testing/input-place.ts'
import { rollingBack } from './testing/roll-back.ts'
import { idsFor, knownOf } from './testing/sample-call.ts'
import { sampleInput } from './testing/sample-input.ts'
import { tenantFingerprint } from './testing/tenant-fingerprint.ts'
import { createTestHouse, type TestHouse, type TestTenant } from './testing/test-house.ts'
import { fillCompany, flowOf, type WholeCompany } from './testing/whole-company.ts'

/** Operations that take no id: what they show or change is the caller's own by construction. */
const withoutIds = [
  'accessKey.enrolDevice',
  'accessKey.list',
  'action.kinds',
  'app.create',
  'app.elsewhere',
  'app.list',
  'app.listTemplates',
  'app.recycleBin',
  'calendar.create',
  'calendar.list',
  'carousel.list',
  'department.list',
  'encryption.rotateKey',
  'identity.activate',
  'identity.captcha',
  'identity.changePassword',
  'identity.changePhone',
  'identity.checkActivation',
  'identity.checkResetLink',
  'identity.confirmEmail',
  'identity.demoPeople',
  'identity.entry',
  'identity.login',
  'identity.logout',
  'identity.me',
  'identity.register',
  'identity.requestEmail',
  'identity.requestPasswordReset',
  'identity.resendActivation',
  'identity.resetPassword',
  'identity.sessions',
  'identity.terms',
  'identity.undoEmail',
  'identity.updateProfile',
  'invitation.accept',
  'invitation.check',
  'invitation.join',
  'invitation.list',
  'job.list',
  'member.leave',
  'notice.channels',
  'notice.choice',
  'notice.choose',
  'notice.counts',
  'notice.test',
  'notice.testResult',
  'outbound.call',
  'outbound.deleteSecret',
  'outbound.listSecrets',
  'outbound.setSecret',
  'permission.list',
  'role.list',
  'setting.change',
  'setting.list',
  'setting.rollBack',
  'task.counts',
  'tenant.current',
  'tenant.logo',
  'tenant.update',
]

/** What a foreign id may get other than "not found", and why that is right. */
type Answer =
  /** An error of another kind, which is what the place answers to any id that does not exist. */
  | { status: 400 | 403 | 422; why: string }
  /** A list without an item, or a count of nothing. */
  | { nothing: true; why: string }
  /** Whatever the same call answers without that id. */
  | { sameAsWithout: true; why: string }
  /** It is kept as it was given; a later test shows that it leads nowhere. */
  | { kept: true; why: string }

const filter = 'a filter: nothing of the tenant has that id'
const field = 'a value that names nothing is refused beside its field'
const otherAnswers: Record<string, Answer> = {
  'action.list recordIds': { nothing: true, why: 'none of these records can be acted on' },
  'action.start recordIds': { kept: true, why: 'each record gets its result: there is no such record' },
  'app.importPackage outside.id': { status: 400, why: field },
  'app.importPackage outside.to': { status: 400, why: field },
  'app.startImport outside.id': { status: 400, why: field },
  'app.startImport outside.to': { status: 400, why: field },
  'app.updateFromPackage outside.id': { status: 400, why: field },
  'app.updateFromPackage outside.to': { status: 400, why: field },
  'accessKey.create memberId': { status: 400, why: field },
  'accessKey.create roleId': { status: 400, why: field },
  'app.share holders.id': { status: 400, why: field },
  'aggregate.create definition.sources.formId': { status: 400, why: field },
  'aggregate.update definition.sources.formId': { status: 400, why: field },
  'announcement.create audience.departmentIds': { status: 400, why: field },
  'announcement.create audience.roleIds': { status: 400, why: field },
  'announcement.create audience.memberIds': { status: 400, why: field },
  'announcement.update audience.departmentIds': { status: 400, why: field },
  'announcement.update audience.roleIds': { status: 400, why: field },
  'announcement.update audience.memberIds': { status: 400, why: field },
  'announcement.list cursor': { sameAsWithout: true, why: 'a place in the order of what was published' },
  'audit.list actorId': { nothing: true, why: filter },
  'audit.list targetId': { nothing: true, why: filter },
  'form.saveDraft definition.actions.roleIds': {
    kept: true,
    why: 'a draft may be wrong: publishing checks',
  },
  'form.saveDraft definition.fields.targetFormId': {
    kept: true,
    why: 'a draft may be wrong: publishing checks',
  },
  'form.saveDraft definition.fields.sourceFormId': {
    kept: true,
    why: 'a draft may be wrong: publishing checks',
  },
  'form.saveDraft definition.fields.fields.targetFormId': {
    kept: true,
    why: 'a draft may be wrong: publishing checks',
  },
  'dashboard.list appId': { nothing: true, why: 'no dashboard lies in that app' },
  'report.list appId': { nothing: true, why: 'no report lies in that app' },
  'identity.switchTenant tenantId': { status: 403, why: 'the same for no such tenant and no member of it' },
  'instance.get taskId': { sameAsWithout: true, why: 'it only chooses among the own tasks of that instance' },
  'invitation.create departmentId': { status: 400, why: field },
  'invitation.create roleIds': { status: 400, why: field },
  'setting.listChanges cursor': { sameAsWithout: true, why: 'a place in the order of ids, not a row' },
  'notice.list cursor': { sameAsWithout: true, why: 'a place in the order of ids, not a row' },
  'member.create departmentId': { status: 400, why: field },
  'member.create roleIds': { status: 400, why: field },
  'member.list departmentId': { nothing: true, why: filter },
  'member.list roleId': { nothing: true, why: filter },
  'member.list ids': { nothing: true, why: filter },
  'member.resolveNames ids': { nothing: true, why: filter },
  'member.update departmentId': { status: 400, why: field },
  'member.update roleIds': { status: 400, why: field },
  'notice.markRead noticeIds': { nothing: true, why: 'marks those of the given notices that are one’s own' },
  'role.create parentIds': { status: 400, why: field },
  'role.update parentIds': { status: 400, why: field },
  'role.setMembers memberIds': { status: 400, why: field },
  'search.all formId': { sameAsWithout: true, why: 'it only says what comes first' },
  'task.list appId': { nothing: true, why: filter },
  'task.reassign memberId': { status: 422, why: 'a person one cannot hand a task to' },
  'task.transfer memberId': { status: 422, why: 'a person one cannot hand a task to' },
}

let house: TestHouse
let client: pg.Client
let own: WholeCompany
let foreign: WholeCompany
let untouched: Record<string, string>
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  own = await fillCompany(house, client, house, 'acme')
  foreign = await fillCompany(house, client, await house.addTenant('rival'), 'rival')
  untouched = await tenantFingerprint(client, foreign.tenant.tenantId)
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

async function attempt(operationId: string, input: unknown): Promise<{ answer?: unknown; error?: unknown }> {
  try {
    const { admin } = own.tenant
    const actor = { ...admin.actor, sessionId: own.ids.sessionId! } as typeof admin.actor
    return { answer: await house.as({ ...admin, actor }).call(operationId, input) }
  } catch (error) {
    return { error }
  }
}

const describeOutcome = ({ answer, error }: { answer?: unknown; error?: unknown }) =>
  error instanceof SluiceError
    ? `${error.status} ${error.message} ${JSON.stringify(error.fields.map(({ field: path, code }) => [path, code]))}`
    : error
      ? `a crash: ${error}`
      : `an answer: ${JSON.stringify(answer)?.slice(0, 300)}`

/** What is wrong with the outcome of a call that named something foreign; undefined when all is well. */
async function fault(
  label: string,
  operationId: string,
  attacked: { input: unknown; without: unknown; sent: string },
): Promise<string | undefined> {
  const outcome = await attempt(operationId, attacked.input)
  const seen = leaked(outcome, attacked.sent)
  if (seen) return `${label}: shows ${seen}`
  const expected = otherAnswers[label]
  const wrong = `${label}: ${describeOutcome(outcome)}`
  if (expected && 'nothing' in expected) return isNothing(outcome.answer) ? undefined : wrong
  if (expected && 'sameAsWithout' in expected) {
    const plain = await attempt(operationId, attacked.without)
    return 'answer' in plain && isDeepStrictEqual(plain.answer, outcome.answer) ? undefined : wrong
  }
  if (expected && 'kept' in expected) return 'answer' in outcome ? undefined : wrong
  const status = outcome.error instanceof SluiceError ? outcome.error.status : undefined
  return status === (expected?.status ?? 404) ? undefined : wrong
}

function isNothing(answer: unknown): boolean {
  return Object.values((answer ?? { missing: true }) as object).every(
    (value) => value === null || value === 0 || (Array.isArray(value) && value.length === 0),
  )
}

/** The first text of the other company in an answer or error, apart from the id that was sent. */
function leaked({ answer, error }: { answer?: unknown; error?: unknown }, sent: string): string | undefined {
  const shown =
    error instanceof SluiceError ? JSON.stringify([error.message, error.fields]) : JSON.stringify(answer)
  const secrets = [foreign.mark, foreign.tenant.tenantId, ...Object.values(foreign.ids)]
  return secrets.find((secret) => secret !== sent && shown?.includes(secret))
}

const covered = () =>
  [...house.house.registry.values()].map((operation) => {
    const schema = inputSchema(operation)
    return { operation, schema, places: idPlaces(schema) }
  })

describe('one company calls every operation with the ids of another', () => {
  test('[P2.3] no operation without ids is forgotten, and none of them takes one', () => {
    const found = covered().filter(({ places }) => places.length === 0)
    expect(found.map(({ operation }) => operation.id)).toEqual(withoutIds)
  })

  test('[P2.3] with its own ids every call gets as far as its work', async () => {
    const faults: string[] = []
    for (const { operation, schema, places } of covered()) {
      if (places.length === 0) continue
      const input = sampleInput(schema, knownOf(operation, own))
      const outcome = await rollingBack(house.house, () => attempt(operation.id, input))
      const status = outcome.error instanceof SluiceError ? outcome.error.status : outcome.error ? 500 : 200
      if (operation.id === 'identity.loginAsDemo') continue // This house has no demo people; their test has.
      if ([400, 404, 500].includes(status)) faults.push(`${operation.id}: ${describeOutcome(outcome)}`)
    }
    expect(faults).toEqual([])
  })

  test('[P2.3] each id of the other company is not found, wherever it stands', async () => {
    const faults: string[] = []
    for (const { operation, schema, places } of covered()) {
      const known = knownOf(operation, own)
      for (const place of places) {
        const label = `${operation.id} ${placeText(place)}`
        const sent = idsFor(operation, foreign)[place.name]
        if (!sent) {
          faults.push(`${label}: fillCompany has no id of this name`)
          continue
        }
        const input = sampleInput(schema, known, place, sent)
        const found = await fault(label, operation.id, { input, without: sampleInput(schema, known), sent })
        if (found) faults.push(found)
      }
    }
    expect(faults).toEqual([])
  })

  const inValues = { helper: 'memberId', place: 'departmentId', link: 'linkedRecordId', paper: 'heldFileId' }
  test.for(Object.entries(inValues))(
    '[P2.3] the value of field %s cannot name anything foreign',
    async ([name, kind]) => {
      const id = foreign.ids[kind]!
      const values = { [name]: name === 'paper' ? [id] : id }
      const { formId, recordId, taskId } = own.ids
      const calls: [string, object][] = [
        ['record.create', { formId, values }],
        ['record.update', { formId, recordId, version: 1, values }],
        ['record.bulkUpdate', { formId, recordIds: [recordId], values }],
        ['flow.submit', { formId, values }],
        ['task.approve', { taskId, values }],
      ]
      for (const [operationId, input] of calls) {
        const outcome = await attempt(operationId, input)
        expect(outcome.error, `${operationId}: ${describeOutcome(outcome)}`).toMatchObject({
          status: 400,
          fields: [{ field: expect.stringContaining(`values.${name}`) }],
        })
      }
      const filter = { field: name, op: 'eq', value: id }
      const found = await attempt('record.list', { formId, filter })
      // An attachment cannot be filtered by; everything else finds nothing.
      if (name === 'paper') expect(found.error).toMatchObject({ status: 400 })
      else expect(found.answer).toMatchObject({ items: [] })
    },
  )

  test('[P2.3] fields that a workspace added to members and departments cannot name anything foreign', async () => {
    const { memberId, departmentId } = own.ids
    for (const [name, value] of [
      ['mentor', foreign.ids.memberId],
      ['contract', [foreign.ids.fileId]],
    ] as const)
      for (const [operationId, place] of [
        ['member.update', { memberId }],
        ['department.update', { departmentId }],
        ['department.create', { name: `named by ${name}` }],
      ] as const) {
        const outcome = await attempt(operationId, { ...place, values: { [name]: value } })
        expect(outcome.error, `${operationId}: ${describeOutcome(outcome)}`).toMatchObject({
          status: 400,
          fields: [{ field: expect.stringContaining(`values.${name}`) }],
        })
      }
  })

  test('[P2.3] a form cannot be published with a link to a foreign form, or a computed field over it', async () => {
    const { formId } = own.ids
    for (const field of [
      { type: 'relation', id: 'link', name: 'link', targetFormId: foreign.ids.formId },
      { type: 'aggregate', id: 'all', name: 'all', sourceFormId: foreign.ids.formId, aggregation: 'count' },
    ]) {
      await house
        .as(own.tenant.admin)
        .call('form.saveDraft', { formId, definition: { fields: [field] }, baseVersion: 1 })
      const outcome = await attempt('form.publish', { formId })
      expect(outcome.error, describeOutcome(outcome)).toMatchObject({ status: 400 })
    }
  })

  test('[P2.3] a flow cannot be published that asks a foreign member or role', async () => {
    const { formId } = own.ids
    const asking = (assignee: object) => ({
      ...flowOf(own.tenant.admin.memberId),
      root: [
        { kind: 'applicant', id: 'apply', name: 'apply', config: {} },
        { kind: 'approve', id: 'first', name: 'first', config: { assignees: [assignee] } },
      ],
    })
    for (const assignee of [
      { type: 'member', memberIds: [foreign.ids.memberId] },
      { type: 'role', roleId: foreign.ids.roleId },
    ]) {
      await house.as(own.tenant.admin).call('flow.saveDraft', { formId, tree: asking(assignee) })
      const outcome = await attempt('flow.publish', { formId })
      expect(outcome.error, describeOutcome(outcome)).toBeInstanceOf(SluiceError)
    }
  })

  test('[P2.3] a grant on a foreign form opens nothing', async () => {
    const grant = { permission: '*', resource: `form:${foreign.ids.formId}`, scope: 'tenant' }
    const { roleId } = own.ids
    const { formId } = foreign.ids
    await house.as(own.tenant.admin).call('role.setGrants', { roleId, grants: [grant] })
    await house
      .as(own.tenant.admin)
      .call('role.setMembers', { roleId, memberIds: [own.tenant.admin.memberId] })
    expect((await attempt('record.list', { formId })).error).toMatchObject({ status: 404 })
  })

  test('[P2.3] a foreign file cannot be downloaded', async () => {
    const { app } = house.house
    const browser = openBrowser(app)
    await browser.post('/api/login', { login: 'acme-admin', password: 'River-2026-gate' })
    const statusOf = async (fileId: string | undefined) =>
      (await app.inject({ url: `/api/files/${fileId}`, headers: { cookie: browser.cookie } })).statusCode
    expect([await statusOf(own.ids.fileId), await statusOf(own.ids.heldFileId)]).toEqual([200, 200])
    expect([await statusOf(foreign.ids.fileId), await statusOf(foreign.ids.heldFileId)]).toEqual([404, 404])
  })

  test('[P2.3] live events stay in their company', async () => {
    const hub = house.house.services.live as LiveHub
    const { tenantId, admin } = own.tenant
    const heard: unknown[] = []
    const end = Promise.withResolvers<void>()
    const hangUp = hub.add({
      tenantId,
      memberId: admin.memberId,
      send: (event, data) => {
        // News of what the tests before this one did in the own company may still be on the way.
        const { formId } = data as { formId?: string }
        if (event === 'record.changed' && formId === own.ids.formId) return
        heard.push(event)
        if (event === 'last') end.resolve()
      },
    })
    const publish = (company: TestTenant, memberId: string | undefined, event: string) =>
      house.house.services.news.publish('live', { tenantId: company.tenantId, memberId, event, data: {} })
    await publish(foreign.tenant, undefined, 'to everybody there')
    await publish(foreign.tenant, admin.memberId, 'to a member who is not there')
    await publish(own.tenant, undefined, 'last')
    await end.promise
    hangUp()
    expect(heard).toEqual(['last'])
  })

  test('[P2.3] every route outside the registry is known', () => {
    const registered = new Set([...house.house.registry.values()].map(({ path }) => path))
    const outside = routesOf(house.house.app).filter((path) => !registered.has(path))
    // A new one belongs into a test of this file.
    expect(outside).toEqual([
      '/api/docs',
      '/api/events',
      '/api/files',
      '/api/files/:fileId',
      '/api/openapi.json',
      '/livez',
      '/metrics',
      '/readyz',
    ])
  })

  test('[P2.3] after all that, nothing of the other company has changed', async () => {
    await house.drain()
    expect(await tenantFingerprint(client, foreign.tenant.tenantId)).toEqual(untouched)
  })
})

/** Addresses of all routes of a server, as its router prints them. */
function routesOf(app: FastifyInstance): string[] {
  const places: string[] = []
  const found = new Set<string>()
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (\S*)(?: \((.+)\))?/.exec(line)
    if (!match) continue
    const depth = match[1]!.length / 4
    places.splice(depth, places.length, match[2]!)
    if (match[3]) found.add(places.join(''))
  }
  return [...found].sort()
}
