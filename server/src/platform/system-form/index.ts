export {
  defineSystemForm,
  isSystemForm,
  type Offer,
  type Searched,
  type SystemChoice,
  type SystemField,
  type SystemForm,
  type WordedRow,
} from './define-system-form.ts'
export { moments, people, picks } from './moments.ts'
export {
  me,
  type ReaderList,
  type ReaderRule,
  type RowRule,
  ruleMatches,
  ruleOf,
  ruleSql,
} from './row-rule.ts'
export type * from './services.ts'
export {
  exportPermission,
  isGrantedSystemForm,
  mayReadSystemForm,
  systemFormResource,
} from './system-form-access.ts'
export { systemId } from './system-form-id.ts'
export { openSystemForms, type SystemForms } from './system-forms.ts'
export { workspaceApp } from './workspace-app.ts'
