import type { Field, FormDefinition, ReportDefinition } from '@sluice/contract'
import { expect, expectTypeOf, test } from 'vitest'
import { packagedFlows } from '../flow/package-parts/flows.ts'
import { packagedForms } from '../form/package-parts/forms.ts'
import { fieldSettings, layoutSettings } from '../form/packaging/field-words.ts'
import type { PackagedForm } from '../form/packaging/packaged-form.ts'
import { packagedDashboards } from '../report/package-parts/dashboards.ts'
import { packagedReports } from '../report/package-parts/reports.ts'
import {
  dashboardSettings,
  type PackagedDashboard,
  reportSettings,
} from '../report/packaging/report-pieces.ts'
import { definePackagePart, type PackageTables } from './define-package-part.ts'
import { packagedRights } from './package-parts/rights.ts'
import type { SettingNames } from './pieces/tell-settings.ts'
import type { PackagedRights } from './rights/packaged-rights.ts'

// The compiler is what these ask: each line that is marked has to be refused by it, or this file does not compile.

type Columns<Table extends keyof PackageTables> = NonNullable<PackageTables[Table]>

/** The columns of a table without one. */
function without<Fates extends object, Column extends keyof Fates>(fates: Fates, column: Column) {
  const { [column]: _left, ...rest } = fates
  return rest
}

test('[N1.3] a column of a definition that no part of packages thinks of does not compile: form, flow, report, dashboard, right', () => {
  const [forms, flows] = [packagedForms.tables, packagedFlows.tables]
  const [reports, dashboards] = [packagedReports.tables, packagedDashboards.tables]
  const rights = packagedRights.tables
  // @ts-expect-error a form without its fields
  expectTypeOf(without(forms.form!, 'draft')).toExtend<Columns<'form'>>()
  // @ts-expect-error a version without its definition
  expectTypeOf(without(forms.form_version!, 'definition')).toExtend<Columns<'form_version'>>()
  // @ts-expect-error a flow without its drawing
  expectTypeOf(without(flows.flow_definition!, 'xml')).toExtend<Columns<'flow_definition'>>()
  // @ts-expect-error a draft of a flow without its tree
  expectTypeOf(without(flows.flow_draft!, 'tree')).toExtend<Columns<'flow_draft'>>()
  // @ts-expect-error a report without what it asks
  expectTypeOf(without(reports.report!, 'definition')).toExtend<Columns<'report'>>()
  // @ts-expect-error a dashboard without its filters
  expectTypeOf(without(dashboards.dashboard!, 'filters')).toExtend<Columns<'dashboard'>>()
  // @ts-expect-error a right without its rows
  expectTypeOf(without(rights.permission_grant!, 'scope')).toExtend<Columns<'permission_grant'>>()
  // @ts-expect-error a right on a field without the field
  expectTypeOf(without(rights.role_field_right!, 'field_id')).toExtend<Columns<'role_field_right'>>()
  expect(rights.permission_grant?.scope).toBe('carried')
})

test('[N1.3] a setting of a definition that nobody can name where versions are compared does not compile', () => {
  // @ts-expect-error a setting of one type of field
  expectTypeOf(without(fieldSettings, 'currency')).toExtend<SettingNames<Field>>()
  // @ts-expect-error what stands beside the fields
  expectTypeOf(without(layoutSettings, 'sections')).toExtend<SettingNames<Omit<FormDefinition, 'fields'>>>()
  // @ts-expect-error a part of a question
  expectTypeOf(without(reportSettings, 'compare')).toExtend<SettingNames<ReportDefinition>>()
  // @ts-expect-error a part of a dashboard
  expectTypeOf(without(dashboardSettings, 'items')).toExtend<SettingNames<PackagedDashboard>>()
  expect(Object.values(fieldSettings).every(({ zh, en }) => zh && en)).toBe(true)
})

test('[N1.3] a package carries definitions whole, and what is a definition says how it is compared and changed', () => {
  expectTypeOf<NonNullable<PackagedForm['definition']>>().toEqualTypeOf<FormDefinition>()
  expectTypeOf<PackagedRights['grants'][number]>().toHaveProperty('scope')
  const rest = { ...packagedReports, pieces: undefined }
  // @ts-expect-error a definition that cannot be compared
  const part = definePackagePart({ ...rest, kind: 'definition' })
  expect(part.pieces).toBeUndefined()
})
