import type { ReadFirst } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { chooseOutside } from './choose-outside.ts'
import type { Advance } from './define-package-part.ts'
import type { ImportInput } from './import-input.ts'
import type { LeftThing } from './imported-ids.ts'
import { narrowPackage, type OpenedPackage } from './open-package.ts'
import { type PackageSource, readPackageSource } from './package-source.ts'
import { storeBefore } from './store-before.ts'
import { keepOrigin } from './updates/origin.ts'
import { keepVersion } from './versions/keep-version.ts'
import { type WorkedAhead, workAhead } from './work-ahead.ts'
import { writeApp } from './write-app.ts'

export interface ReadImport {
  whole: OpenedPackage
  /** What of it is wanted. */
  opened: OpenedPackage
  files: Map<string, string>
  ahead: WorkedAhead
}

/** Where a package comes from, of all that is said about its import. */
export function sourceOf({ fileId, templateKey, workspace }: PackageSource): PackageSource {
  return { fileId, templateKey, workspace }
}

/** Reads a package and what of it is wanted, works out what takes long, and makes what nobody has until the import commits. Holds no connection. */
export async function readImport(
  read: ReadFirst<OperationContext>,
  { withData, withRights, ...input }: ImportInput,
): Promise<ReadImport> {
  const whole = await readPackageSource(read, sourceOf(input))
  const opened = narrowPackage(whole, { withData, withFiles: withData, withRights })
  const place = await read(async ({ services, tenantId }) => ({ services, tenantId }))
  const ahead = await workAhead(place, opened, input.outside)
  return { whole, opened, ahead, files: await storeBefore(read, opened) }
}

/** Makes an app from a package that was read, in the running transaction of the schema owner. */
export async function makeImportedApp(
  context: OperationContext,
  input: ImportInput,
  { whole, opened, files, ahead }: ReadImport,
  advance: Advance = async () => undefined,
): Promise<{ id: string; left: LeftThing[] }> {
  const outside = await chooseOutside(context, opened.file.outside, input.outside, {
    whole: whole.file.outside,
  })
  const { name } = input
  const { appId, left } = await writeApp(context, opened, { name, outside, files, ahead, advance })
  await keepOrigin(context, appId, sourceOf(input), whole)
  await keepVersion(context, appId, { kind: 'imported' })
  return { id: appId, left }
}
