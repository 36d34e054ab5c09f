import { compilePolicy } from '@sluice/policy'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PermissionName, SluiceError } from './kernel/index.ts'
import type { Policy, PolicySource, SluiceOperation } from './platform/operation/index.ts'
import { inputSchema } from './testing/input-place.ts'
import { rollingBack } from './testing/roll-back.ts'
import { knownOf } from './testing/sample-call.ts'
import { sampleInput } from './testing/sample-input.ts'
import { createTestHouse, type TestHouse } from './testing/test-house.ts'
import { fillCompany, type WholeCompany } from './testing/whole-company.ts'

/** Operations of a member that ask for no permission, and what opens them instead. */
const openOtherwise: Record<string, string> = {
  'app.elsewhere': 'one’s other workspaces, each of which is asked as its own member',
  'action.kinds': 'what buttons a form may have, which is the same for every company',
  'action.results': 'a job of one’s own',
  'action.retry': 'a job of one’s own',
  'app.setFavourite': 'a mark of one’s own',
  'announcement.get': 'an announcement for oneself',
  'announcement.list': 'announcements for oneself',
  'announcement.read': 'an announcement for oneself',
  'carousel.list': 'pictures on everybody’s workbench',
  'calendar.get': 'when the company works: everybody reads when something is due',
  'calendar.list': 'names of calendars: whoever draws a flow chooses among them',
  'department.list': 'names of departments: everybody who fills in a form chooses among them',
  'file.get': 'a file opens by the record or task that holds it',
  'import.analyze': 'a file one has uploaded oneself',
  'instance.comment': 'an instance one takes part in, or whose record one may read',
  'instance.get': 'an instance one takes part in, or whose record one may read',
  'instance.urge': 'an instance one takes part in, or whose record one may read',
  'job.cancel': 'a job of one’s own',
  'job.get': 'a job of one’s own',
  'job.list': 'jobs of one’s own',
  'member.leave': 'one’s own membership',
  'member.resolveNames': 'names of people: everybody reads who made a record',
  'notice.choice': 'how one is told oneself',
  'notice.choose': 'how one is told oneself',
  'notice.counts': 'notices of one’s own',
  'notice.list': 'notices of one’s own',
  'notice.markRead': 'notices of one’s own',
  'notice.test': 'how one is told oneself',
  'notice.testResult': 'how one is told oneself',
  'permission.list': 'what permissions there are, which is the same for every company',
  'role.list': 'names of roles: whoever draws a flow chooses among them',
  'task.approve': 'a task of one’s own',
  'task.counts': 'tasks of one’s own',
  'task.list': 'tasks of one’s own',
  'task.markRead': 'a task of one’s own',
  'task.reject': 'a task of one’s own',
  'task.return': 'a task of one’s own',
  'task.submit': 'a task of one’s own',
  'task.transfer': 'a task of one’s own',
  'instance.withdraw': 'the applicant alone withdraws',
  'tenant.current': 'the name of the company one works in',
  'tenant.logo': 'the picture of the company one works in',
}

let house: TestHouse
let client: pg.Client
let own: WholeCompany
let policyOf: PolicySource['policyOf']
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  own = await fillCompany(house, client, house, 'acme')
  policyOf = house.house.services.policies.policyOf
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

/** Makes a sample call of an operation under a policy of the test's own. */
async function attempt(operation: SluiceOperation, policyFor: (policy: Policy) => Policy) {
  const { policies } = house.house.services
  const input = sampleInput(inputSchema(operation), knownOf(operation, own))
  policies.policyOf = async (transaction, actor) => policyFor(await policyOf(transaction, actor))
  try {
    return {
      answer: await rollingBack(house.house, () => house.as(own.tenant.admin).call(operation.id, input)),
    }
  } catch (error) {
    return { error: error as Error }
  } finally {
    policies.policyOf = policyOf
  }
}

/** The same policy, noting what it is asked. */
function listening(policy: Policy, asked: Set<string>): Policy {
  const note =
    <Rest extends unknown[], Answer>(ask: (permission: PermissionName, ...rest: Rest) => Answer) =>
    (permission: PermissionName, ...rest: Rest): Answer => {
      asked.add(permission)
      return ask(permission, ...rest)
    }
  return {
    ...policy,
    decide: note(policy.decide),
    holdsAnywhere: note(policy.holdsAnywhere),
    rowPredicate: note(policy.rowPredicate),
    fieldMap: note(policy.fieldMap),
    fieldMapper: note(policy.fieldMapper),
    fieldPredicate: note(policy.fieldPredicate),
  }
}

const ofMembers = () =>
  [...house.house.registry.values()].filter(({ access }) => access === 'member' || typeof access === 'object')

test('[P4.2] every operation of a member asks for a permission or says what opens it, and every permission is asked for', async () => {
  const everywhere = new Set<string>()
  const silent: string[] = []
  for (const operation of ofMembers()) {
    const asked = new Set<string>()
    await attempt(operation, (policy) => listening(policy, asked))
    for (const permission of asked) everywhere.add(permission)
    if (asked.size === 0) silent.push(operation.id)
  }
  expect(silent.filter((id) => !openOtherwise[id])).toEqual([])
  const { names, texts } = house.house.services.permissions
  expect([...everywhere].filter((permission) => !texts.has(permission))).toEqual([])
  expect(names.filter((permission) => !everywhere.has(permission))).toEqual([])
})

test('[P4.2] who holds nothing gets nothing', async () => {
  const nobody = compilePolicy(
    { id: '', roles: [], departmentIds: [], departmentAndBelowIds: [], organizationIds: [] },
    { roles: {} },
    0,
  )
  const open: string[] = []
  for (const operation of ofMembers()) {
    if (openOtherwise[operation.id]) continue
    const { answer, error } = await attempt(operation, () => nobody)
    const refused = error instanceof SluiceError && [403, 404].includes(error.status)
    if (!refused && !isNothing(answer))
      open.push(`${operation.id}: ${error ?? JSON.stringify(answer).slice(0, 200)}`)
  }
  expect(open).toEqual([])
})

function isNothing(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    Object.values(answer).every((value) => value === null || (Array.isArray(value) && value.length === 0))
  )
}

test('[N5.6] what no permission opens is closed to keys that are narrowed, and keys reach nothing of accounts or people', () => {
  const operations = [...house.house.registry.values()]
  const open = operations.filter(({ keys }) => keys === 'open').map(({ id }) => id)
  expect(open.filter((id) => id in openOtherwise)).toEqual([])
  const ofPeople = operations.filter(
    ({ access, actsOnPeople }) => access === 'public' || access === 'account' || actsOnPeople,
  )
  expect(ofPeople.filter(({ keys }) => keys !== 'closed').map(({ id }) => id)).toEqual([])
  const ofSecrets = operations.filter(({ id }) => /^(accessKey|identity|setting|invitation)\./.test(id))
  expect(ofSecrets.filter(({ keys }) => keys !== 'closed').map(({ id }) => id)).toEqual([])
  // Records, reports and all that is granted on apps and forms answer to keys.
  expect(open.filter((id) => /^(record|report|form|app)\./.test(id)).length).toBeGreaterThan(30)
})
