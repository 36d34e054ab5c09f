/**
 * Forms and the one door to their records. Whoever reads or writes records, in whatever way, comes through here: row
 * scope, rights on fields, rules of values, history and events are applied inside.
 */
export {
  type FieldAccessMap,
  fieldAccessOf,
  type RecordPermission,
  reaches,
  refuseSystemForm,
  requireFormPermission,
  resourceOf,
  strongerAccess,
} from './access/form-access.ts'
export { visibleDefinition } from './access/visible-definition.ts'
export { describePlaces, type Place as AuditPlace } from './audit/describe-places.ts'
export { computesLate } from './computed/plan.ts'
export { createForm, type NewForm } from './create-form.ts'
export { mayReadFileUse } from './file-use.ts'
export { relativeRange } from './filter/relative-range.ts'
export { formulaSchemaOf, formulaSchemaOfFields } from './formula-schema.ts'
export type { Layout } from './layout.ts'
export {
  announceFormChange,
  findDeletedForm,
  loadDeclared,
  loadForm,
  loadFormEverMade,
  readForm,
} from './load-form.ts'
export type { LoadedForm } from './loaded-form.ts'
export { matchAhead } from './match-ahead.ts'
export { type FieldIndex, formIndexes } from './publish/indexes.ts'
export { type FieldReader, fieldReader, type NameFinder } from './reading/field-reader.ts'
export { asWritten } from './record/as-written.ts'
export { type BulkTarget, bulkTarget } from './record/bulk-target.ts'
export { checkReferences } from './record/check-references.ts'
export { type CreateOptions, createRecord, namedAccess, valueSetting } from './record/create-record.ts'
export { insertAllSubRows } from './record/insert-sub-rows.ts'
export { type ReadOptions, readRecord, readRecordWithAccess } from './record/read-record.ts'
export {
  defineRecordHook,
  hooksOf,
  isRecordHook,
  type RecordAct,
  type RecordHook,
  type RecordWrite,
  type WrittenRow,
} from './record/record-hook.ts'
export { type RecordSource, recordSource, type SourceOptions } from './record/record-source.ts'
export { namelessTitle, titleFields, titleParts } from './record/record-title.ts'
export { recordsThat, valuesOfRecord } from './record/records-that.ts'
export {
  describeReferences,
  type RecordReferences,
  recordTitles,
  referencesSchema,
} from './record/references.ts'
export { isHeldByFlow, requireRecordOpen } from './record/require-changeable.ts'
export { requireRecordVersion } from './record/require-record-version.ts'
export { type RecordPage, type SelectOptions, selectRecords } from './record/select-records.ts'
export { setRecordFlow } from './record/set-record-flow.ts'
export { sortKey } from './record/sort-key.ts'
export { type StreamOptions, streamRecords } from './record/stream-records.ts'
export { type UpdateOptions, updateRecord } from './record/update-record.ts'
export { writeStages } from './record/write-stages.ts'
export { removeUntouchedForm } from './remove-untouched-form.ts'
export { searchTextOf } from './search-text.ts'
export type { AnyField, Storage } from './server-part.ts'
export type { FieldUse, FieldUses } from './services.ts'
export { finderOf, fromColumn, storageOf, toColumn } from './storage.ts'
export { ownFields } from './system/own-fields.ts'
export { headedDepartments, managedForms } from './system/reader-lists.ts'
export type * from './tables.ts'
export { giveNumbersBack } from './types/auto-number-counter.ts'
