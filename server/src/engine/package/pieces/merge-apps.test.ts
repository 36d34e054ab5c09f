import type { Field } from '@sluice/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { discover } from '../../../discover.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { everyField } from '../../form/testing/arbitrary-field.ts'
import { type OpenedPackage, openPackage } from '../open-package.ts'
import { splitApp } from './app-pieces.ts'
import { mergeApps } from './merge-apps.ts'

const { packageParts } = await discover()
const services = { packageParts: packageParts.toSorted((a, b) => a.order - b.order) }
const context = { services } as unknown as OperationContext

const id = (number: number) => `5a3b1cee-0000-4000-8000-${String(number).padStart(12, '0')}`
const formIds = [id(11), id(12), id(13)]
const roles = [id(21), id(22)]

/** Some of all fields in some order, some of them set otherwise. */
const anyFields = fc
  .shuffledSubarray(everyField({ members: [], departments: [], form: formIds[0]!, records: [] }), {
    minLength: 1,
  })
  .chain((fields) =>
    fc.tuple(
      ...fields.map((field) =>
        fc.record({ required: fc.boolean(), columns: fc.nat(12) }).map((change) => changed(field, change)),
      ),
    ),
  )

function changed(field: Field, { required, columns }: { required: boolean; columns: number }): Field {
  if (field.type !== 'subTable') return { ...field, required } as Field
  return { ...field, required, fields: field.fields.slice(0, columns + 1) }
}

/** An app of a few forms, each any time with other fields, flows left out: they are compared by another process. */
const anyApp: fc.Arbitrary<OpenedPackage> = fc
  .record({
    description: fc.constantFrom('', '一', '二'),
    forms: fc
      .shuffledSubarray(formIds, { minLength: 1 })
      .chain((ids) =>
        fc.tuple(...ids.map((formId) => fc.tuple(fc.constant(formId), anyFields, fc.boolean()))),
      ),
    reports: fc.subarray([31, 32, 33]),
    charts: fc.constantFrom('bar', 'pie'),
    rights: fc.subarray(roles),
    scope: fc.constantFrom('own', 'tenant'),
  })
  .map(({ description, forms, reports, charts, rights, scope }) => {
    const inForm = reports.map((number) => ({ number, formId: formIds[number - 31]! }))
    const kept = inForm.filter(({ formId }) => forms.some(([one]) => one === formId))
    return openPackage(context, {
      format: 'sluice-app',
      version: 1,
      app: { id: id(1), name: '应用', icon: '', color: '', description, groupName: '' },
      outside: rights.map((role) => ({ id: role, kind: 'role', code: 'r', name: role.slice(-2) })),
      parts: {
        forms: forms.map(([formId, fields, headed]) => ({
          id: formId,
          name: `表单 ${formId.slice(-2)}`,
          icon: '',
          definition: {
            fields,
            sections: headed ? [{ beforeFieldId: fields[0]!.id, title: '标题' }] : [],
            ...(headed ? { titleFieldId: fields[0]!.id } : {}),
          },
        })),
        flows: [],
        reports: kept.map(({ number, formId }) => ({
          id: id(number),
          name: `报表 ${number}`,
          definition: { formId, chart: charts, measures: [{ aggregate: 'count' }] },
        })),
        dashboards: [
          {
            id: id(41),
            name: '总览',
            items: kept.map(({ number }) => ({
              id: `i${number}`,
              reportId: id(number),
              x: 0,
              y: number,
              w: 4,
              h: 2,
            })),
            filters: [],
          },
        ],
        rights: rights.map((role) => ({
          holder: { kind: 'role', id: role },
          on: id(1),
          grants: [{ permission: 'record.read', scope }],
          fields: [],
        })),
      },
    })
  })

/** Every piece of an app with its value, whatever order means nothing. */
const definitionOf = (opened: OpenedPackage) => ({
  app: opened.file.app,
  parts: [...splitApp(context, opened).parts].map(([key, pieces]) => [
    key,
    key === 'forms' ? pieces : pieces.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  ]),
})
const merge = (base: OpenedPackage, mine: OpenedPackage, theirs: OpenedPackage) =>
  mergeApps(context, { base, mine, theirs }, () => undefined)
const runs = { numRuns: 150 }

test('[N1.3] an app that is taken apart and put together is the same app', async () => {
  await fc.assert(
    fc.asyncProperty(anyApp, async (app) => {
      const { next, changes } = await merge(app, app, app)
      expect(changes).toEqual([])
      expect(definitionOf(next)).toEqual(definitionOf(app))
      expect(next.file.outside).toEqual(app.file.outside)
    }),
    runs,
  )
})

test('[N1.3] random apps: nothing changed here is what was shipped, nothing changed there is what is here, and twice is once', async () => {
  await fc.assert(
    fc.asyncProperty(anyApp, anyApp, anyApp, async (base, mine, theirs) => {
      expect(definitionOf((await merge(base, base, theirs)).next)).toEqual(definitionOf(theirs))
      expect(definitionOf((await merge(base, mine, base)).next)).toEqual(definitionOf(mine))
      const first = await merge(base, mine, theirs)
      const second = await merge(theirs, first.next, theirs)
      expect(definitionOf(second.next)).toEqual(definitionOf(first.next))
      expect(second.changes.every(({ side }) => side === 'mine')).toBe(true)
    }),
    runs,
  )
})

test('[N1.3] whatever is merged holds together: no heading, report, dashboard or right stands on something that is gone', async () => {
  await fc.assert(
    fc.asyncProperty(anyApp, anyApp, anyApp, async (base, mine, theirs) => {
      for (const side of ['mine', 'theirs'] as const) {
        const { next } = await mergeApps(context, { base, mine, theirs }, () => side)
        const parts = next.file.parts as Record<string, never[]> as unknown as {
          forms: {
            id: string
            definition: { fields: Field[]; sections: { beforeFieldId: string }[]; titleFieldId?: string }
          }[]
          reports: { id: string; definition: { formId: string } }[]
          dashboards: { items: { reportId: string }[] }[]
        }
        const forms = new Set(parts.forms.map((form) => form.id))
        for (const { definition } of parts.forms) {
          const fields = new Set(definition.fields.map((field) => field.id))
          expect(definition.sections.every(({ beforeFieldId }) => fields.has(beforeFieldId))).toBe(true)
          expect(definition.titleFieldId === undefined || fields.has(definition.titleFieldId)).toBe(true)
        }
        expect(parts.reports.every(({ definition }) => forms.has(definition.formId))).toBe(true)
        const reports = new Set(parts.reports.map((report) => report.id))
        expect(
          parts.dashboards.every(({ items }) => items.every(({ reportId }) => reports.has(reportId))),
        ).toBe(true)
      }
    }),
    runs,
  )
})
