import type { House } from '../server/src/house.ts'
import type { Actor } from '../server/src/platform/operation/index.ts'
import { createTenant } from '../server/src/platform/tenancy/index.ts'

/** A company to measure with: three people, and a form with an approval by head and finance. */
export interface BenchCompany {
  tenantId: string
  boss: Actor
  applicant: Actor
  head: Actor
  finance: Actor
  departmentId: string
  appId: string
  /** Form with the approval flow. */
  formId: string
  /** The same fields without a flow. */
  plainFormId: string
  call(actor: Actor, operation: string, input: object): Promise<{ id: string } & Record<string, unknown>>
}

export const benchPassword = 'River-2026-gate'

const definition = {
  titleFieldId: 'title',
  fields: [
    { type: 'text', id: 'title', name: 'Title', required: true },
    { type: 'number', id: 'freight', name: 'Freight', scale: 2 },
    { type: 'text', id: 'note', name: 'Note' },
  ],
}

/** Makes the company by the public operations. */
export async function makeCompany(house: House, code: string): Promise<BenchCompany> {
  const call: BenchCompany['call'] = async (actor, operation, input) =>
    (await house.invoke(operation, { actor, input })) as { id: string }
  const { tenantId, memberId, accountId } = await createTenant(house.services, {
    code,
    name: code,
    plan: 'ENTERPRISE',
    administrator: {
      email: `boss@${code}.test`,
      username: `${code}-boss`,
      name: 'Boss',
      password: benchPassword,
    },
  })
  const boss: Actor = { kind: 'member', tenantId, memberId, accountId, name: 'Boss' }
  const system: Actor = { kind: 'system', tenantId, name: 'bench' }
  const { id: departmentId } = await call(boss, 'department.create', { name: 'Purchasing' })
  const hire = async (name: string): Promise<Actor & { kind: 'member' }> => {
    const username = `${code}-${name.toLowerCase()}`
    const input = {
      name,
      username,
      email: `${username}@${code}.test`,
      password: benchPassword,
      departmentId,
      roleIds: [],
    }
    const { id } = await call(system, 'member.create', input)
    const member = await call(boss, 'member.get', { memberId: id })
    return { kind: 'member', tenantId, memberId: id, accountId: String(member.accountId), name }
  }
  const [applicant, head, finance] = [await hire('Applicant'), await hire('Head'), await hire('Finance')]
  await call(boss, 'department.setHead', { departmentId, memberId: head.memberId })
  const { id: roleId } = await call(boss, 'role.create', { code: 'finance', name: 'Finance' })
  await call(boss, 'role.setMembers', { roleId, memberIds: [finance.memberId] })
  const { id: appId } = await call(boss, 'app.create', { name: 'Freight' })
  await call(boss, 'app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
  const makeForm = async (formName: string) => {
    const { id } = await call(boss, 'form.create', { appId, name: formName })
    await call(boss, 'form.saveDraft', { formId: id, baseVersion: 0, definition })
    await call(boss, 'form.publish', { formId: id })
    return id
  }
  const formId = await makeForm('Freight')
  const plainFormId = await makeForm('Freight without a flow')
  const approve = (id: string, assignee: object) => ({
    kind: 'approve',
    id,
    name: id,
    config: { assignees: [assignee] },
  })
  const branches = [
    {
      id: 'large',
      name: 'large',
      condition: '[Freight] > 100',
      steps: [approve('finance', { type: 'role', roleId })],
    },
    { id: 'small', name: 'small', condition: null, steps: [] },
  ]
  const root = [
    { kind: 'applicant', id: 'apply', name: 'apply', config: {} },
    approve('head', { type: 'departmentHead', level: 0 }),
    { kind: 'condition', id: 'gate', name: 'gate', branches },
  ]
  await call(boss, 'flow.saveDraft', { formId, tree: { id: 'flow', name: 'Freight', root } })
  await call(boss, 'flow.publish', { formId })
  return { tenantId, boss, applicant, head, finance, departmentId, appId, formId, plainFormId, call }
}
