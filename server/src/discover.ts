import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { isRecordHook, type RecordHook } from './engine/form/index.ts'
import { type AppTemplate, isAppTemplate, isPackagePart, type PackagePart } from './engine/package/index.ts'
import { type AuditParts, type AuditThing, isAuditParts, isAuditThing } from './platform/audit/index.ts'
import { isSealedColumn, type SealedColumn } from './platform/encryption/index.ts'
import { isJob, type Job } from './platform/job/index.ts'
import { type Channel, isChannel, isNotice, type NoticeType } from './platform/notification/index.ts'
import {
  isOperation,
  isSubscriber,
  type SluiceOperation,
  type Subscriber,
} from './platform/operation/index.ts'
import {
  isPermissions,
  isResourceKind,
  type Permissions,
  type ResourceKind,
} from './platform/permission/index.ts'
import { type Finder, isFinder } from './platform/search/index.ts'
import { isSetting, type Setting } from './platform/setting/index.ts'
import { isSystemForm, type SystemForm } from './platform/system-form/index.ts'

const sourceFolder = import.meta.dirname

/** Files that declare something. */
const declaring =
  '**/{{commands,queries,subscribers,jobs,record-hooks,channels,system-forms,package-parts,templates}/*,audit-words,finders,notices,permissions,resources,sealed,settings}.ts'

/** What the modules declare. */
export interface Discovered {
  operations: SluiceOperation[]
  subscribers: Subscriber[]
  jobs: Job[]
  recordHooks: RecordHook[]
  packageParts: PackagePart[]
  appTemplates: AppTemplate[]
  permissions: Permissions[]
  notices: NoticeType[]
  channels: Channel[]
  resources: ResourceKind[]
  settings: Setting[]
  sealedColumns: SealedColumn[]
  finders: Finder[]
  auditThings: AuditThing[]
  auditParts: AuditParts[]
  systemForms: SystemForm[]
}

/** Finds what modules declare: some by their folder, the rest by the name of the file. */
export async function discover(): Promise<Discovered> {
  const found: Discovered = {
    operations: [],
    subscribers: [],
    jobs: [],
    recordHooks: [],
    packageParts: [],
    appTemplates: [],
    permissions: [],
    notices: [],
    channels: [],
    resources: [],
    settings: [],
    sealedColumns: [],
    finders: [],
    auditThings: [],
    auditParts: [],
    systemForms: [],
  }
  const files: string[] = []
  for await (const file of glob(declaring, { cwd: sourceFolder })) {
    if (!file.endsWith('.test.ts')) files.push(file)
  }
  const modules = await Promise.all(files.sort().map((file) => import(join(sourceFolder, file))))
  for (const exported of modules.flatMap((module) => Object.values(module as Record<string, unknown>))) {
    if (isOperation(exported)) found.operations.push(exported)
    else if (isSubscriber(exported)) found.subscribers.push(exported)
    else if (isJob(exported)) found.jobs.push(exported)
    else if (isRecordHook(exported)) found.recordHooks.push(exported)
    else if (isPackagePart(exported)) found.packageParts.push(exported)
    else if (isAppTemplate(exported)) found.appTemplates.push(exported)
    else if (isPermissions(exported)) found.permissions.push(exported)
    else if (isChannel(exported)) found.channels.push(exported)
    else if (isNotice(exported)) found.notices.push(exported)
    else if (isResourceKind(exported)) found.resources.push(exported)
    else if (isSetting(exported)) found.settings.push(exported)
    else if (isSealedColumn(exported)) found.sealedColumns.push(exported)
    else if (isFinder(exported)) found.finders.push(exported)
    else if (isAuditThing(exported)) found.auditThings.push(exported)
    else if (isAuditParts(exported)) found.auditParts.push(exported)
    else if (isSystemForm(exported)) found.systemForms.push(exported)
  }
  return found
}
