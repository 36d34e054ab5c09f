import type { Field } from '@sluice/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestTenant } from '../../testing/test-house.ts'
import { runs } from '../flow/testing/arbitrary-tree.ts'
import { everyField, type KnownIds, recordOf } from '../form/testing/arbitrary-field.ts'
import { createPackageHouse, type PackageHouse } from './testing/package-house.ts'

let house: PackageHouse
let other: TestTenant
let count = 0
beforeAll(async () => {
  house = await createPackageHouse()
  other = await house.addTenant('globex')
})
afterAll(() => house?.close())

/** What an app consists of, by numbers: which fields, which nodes, which reports. */
const anyApp = fc.record({
  forms: fc.array(
    fc.record({
      fields: fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
      required: fc.boolean(),
      drafted: fc.boolean(),
      published: fc.boolean(),
      records: fc.nat(4),
      /** What its flow asks, node by node; none: no flow. */
      flow: fc.array(fc.constantFrom('role', 'member', 'head', 'branch'), { maxLength: 3 }),
      flowDrafted: fc.boolean(),
      reports: fc.nat(2),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  /** Whom it is shared with, as what. */
  shared: fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom('everybody', 'role', 'department'),
      level: fc.constantFrom('see', 'submit', 'edit', 'manage'),
    }),
    { selector: ({ kind }) => kind, maxLength: 3 },
  ),
  /** What a role may do with fields of the forms. */
  fieldRights: fc.array(fc.tuple(fc.nat(2), fc.constantFrom('hidden', 'masked', 'read')), { maxLength: 4 }),
  withData: fc.boolean(),
  seed: fc.nat(),
})
type AnyApp = typeof anyApp extends fc.Arbitrary<infer App> ? App : never

async function make({ forms, seed, shared, fieldRights }: AnyApp): Promise<string> {
  const office = house.as(house.admin)
  const { id: appId } = await office.call('app.create', { name: `应用 ${++count}`, color: 'blue' })
  const formIds: string[] = []
  for (const index of forms.keys())
    formIds.push((await office.call('form.create', { appId, name: `表单 ${index}` })).id)
  const items: object[] = []
  const known = (index: number): KnownIds => ({
    members: [house.applicant.memberId, house.head.memberId],
    departments: [house.departmentId],
    // In circles: each form links the next.
    form: formIds[(index + 1) % formIds.length]!,
    records: [],
  })
  for (const [index, form] of forms.entries()) {
    const formId = formIds[index]!
    const code: Field = {
      id: 'code',
      name: '单号',
      type: 'autoNumber',
      prefix: 'A',
      digits: 3,
      dateFormat: 'yyyyMM',
    }
    const fields = [code, ...everyField(known(index)).filter((_, at) => form.fields[at])].map((field) =>
      field.id === 'text' ? ({ ...field, required: form.required, help: formId } as Field) : field,
    )
    if (form.published) {
      await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
      await office.call('form.publish', { formId })
    }
    if (form.drafted || !form.published) {
      const definition = { fields: fields.slice(0, 3) }
      await office.call('form.saveDraft', { formId, definition, baseVersion: form.published ? 1 : 0 })
    }
    if (!form.published) continue
    // Links to records of forms whose records come later stay empty: what is random here is the app.
    const values = fc.sample(
      recordOf(
        fields.filter(({ id }) => id !== 'relation'),
        { ...known(index), records: [formId] },
      ),
      { numRuns: form.records, seed },
    )
    for (const one of values) {
      const lines = Array.isArray(one.lines)
        ? one.lines.map((row) => ({ ...(row as object), relation: null }))
        : null
      const { code: _made, ...given }: Record<string, unknown> = {
        ...one,
        ...(fields.some(({ id }) => id === 'lines') ? { lines } : {}),
      }
      await office.call('record.create', {
        formId,
        values: fields.some(({ id }) => id === 'text') ? { ...given, text: given.text ?? 'x' } : given,
      })
    }
    if (form.flow.length > 0) {
      const tree = {
        id: 'flow',
        name: '流程',
        root: [{ kind: 'applicant', id: 'apply', name: '申请', config: {} }, ...form.flow.map(step)],
      }
      await office.call('flow.saveDraft', { formId, tree })
      await office.call('flow.publish', { formId })
    }
    if (form.flowDrafted)
      await office.call('flow.saveDraft', {
        formId,
        tree: { id: 'next', name: '草稿', root: [step('role', 9)] },
      })
    for (let at = 0; at < form.reports; at++) {
      const { id } = await office.call('report.create', {
        appId,
        name: `报表 ${at}`,
        definition: {
          formId,
          chart: 'bar',
          rows: [{ field: '$createdBy' }],
          measures: [{ aggregate: 'count' }],
          filter: { field: '$createdBy', op: 'in', value: [house.admin.memberId] },
        },
      })
      items.push({ id: `i${items.length}`, reportId: id, x: 0, y: items.length, w: 4, h: 2 })
    }
  }
  await office.call('dashboard.create', { appId, name: '看板', items })
  const ids: Record<string, string | undefined> = {
    role: house.roles.finance,
    department: house.departmentId,
  }
  await office.call('app.share', {
    appId,
    holders: shared.map(({ kind, level }) => ({ kind, level, ...(ids[kind] ? { id: ids[kind] } : {}) })),
  })
  const { grants } = await office.call('role.get', { roleId: house.roles.finance })
  await office.call('role.setGrants', {
    roleId: house.roles.finance,
    grants,
    fieldRights: fieldRights.map(([at, right]) => ({
      resource: `form:${formIds[at % formIds.length]}`,
      fieldId: `f${at}`,
      right,
    })),
  })
  return appId
}

function step(kind: string, at: number): object {
  const approve = (id: string, assignees: object[]) => ({
    kind: 'approve',
    id,
    name: id,
    config: { assignees },
  })
  if (kind === 'role') return approve(`role${at}`, [{ type: 'role', roleId: house.roles.finance }])
  if (kind === 'member') return approve(`member${at}`, [{ type: 'member', memberIds: [house.head.memberId] }])
  if (kind === 'head') return approve(`head${at}`, [{ type: 'departmentHead', level: 0 }])
  return {
    kind: 'condition',
    id: `gate${at}`,
    name: '分支',
    branches: [
      {
        id: `yes${at}`,
        name: '是',
        condition: '{{code}} = "A"',
        steps: [approve(`deep${at}`, [{ type: 'applicant' }])],
      },
      { id: `no${at}`, name: '否', condition: null, steps: [] },
    ],
  }
}

test('[N1.3] random apps with forms of all field types, flows, reports, dashboards and rights are the same file after an import', async () => {
  await fc.assert(
    fc.asyncProperty(anyApp, async (app) => {
      const appId = await make(app)
      const text = await house.exported(house.admin, appId, app.withData)
      const { id, left } = await house.imported(other.admin, text, { withRights: true })
      expect(left).toEqual([])
      expect(await house.exported(other.admin, id, app.withData)).toBe(text)
      expect(await house.exported(house.admin, appId, app.withData)).toBe(text)
    }),
    { numRuns: runs(6) },
  )
}, 600_000)
