import type { OutputOf } from '../kit/api.ts'

/** An app as the list of apps tells it. */
export type AppRow = OutputOf<'app.list'>['items'][number]
/** An app with its forms, reports and dashboards. */
export type AppDetail = OutputOf<'app.get'>
export type AppForm = AppDetail['forms'][number]
/** A package as it is looked into before an import. */
export type CheckedPackage = OutputOf<'app.checkPackage'>
/** What changing an app would do. */
export type AppPlan = OutputOf<'app.previewUpdate'>
export type PlannedChange = AppPlan['changes'][number]
/** A version of a whole app. */
export type AppVersion = OutputOf<'app.versions'>['items'][number]
/** An app that comes with Sluice. */
export type AppTemplate = OutputOf<'app.listTemplates'>['items'][number]

export function formPath(appId: string, formId: string): string {
  return `/apps/${appId}/forms/${formId}`
}
