import { createHash } from 'node:crypto'
import { SluiceError, type Text } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { type OpenedPackage, openPackage } from '../open-package.ts'
import { packageText } from '../package-file.ts'
import { piecedParts } from '../pieces/app-pieces.ts'
import { mergeApps } from '../pieces/merge-apps.ts'
import { changeLines, tellChanges } from '../pieces/tell-changes.ts'
import { packApp } from '../read-app.ts'
import type { VersionKind } from '../tables.ts'

/** Versions that nobody saved by hand, of one app. */
const mostKept = 100
/** Lines that say what changed, of one version. */
const mostLines = 50

/** What a version of an app is made of: all but data. */
const wholeDefinition = { withData: false, withFiles: false, withRights: true }

/**
 * Keeps the app as it is now, in the running transaction, which has just changed it. Nothing is kept when it is as it was
 * at the last version, unless somebody saves it by hand. The caller has checked the permission.
 * @returns the number of the version that is as the app is now
 */
export async function keepVersion(
  context: OperationContext,
  appId: string,
  { kind, note = '' }: { kind: VersionKind; note?: string },
): Promise<number> {
  const { transaction, tenantId, clock, actor } = context
  // One at a time, or two would have the same number.
  await transaction.query('select from app where tenant_id = $1 and id = $2 for no key update', [
    tenantId,
    appId,
  ])
  const last = await lastVersion(context, appId)
  const now = await readState(context, appId).catch((error: unknown) => {
    // An app with something in it that today's rules refuse can still be published.
    if (kind === 'saved' || !(error instanceof SluiceError)) throw error
    context.log.error(error, 'app version')
    return undefined
  })
  if (!now) return last?.number ?? 0
  const text = packageText(now.file)
  const hash = hashOf(text)
  if (last?.hash === hash && kind !== 'saved') return last.number
  const lines = last && last.hash !== hash ? await linesBetween(context, last.content, now) : []
  const number = (last?.number ?? 0) + 1
  await transaction.query(
    `insert into app_version
       (tenant_id, app_id, number, kind, note, content, hash, changes, change_count, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tenantId,
      appId,
      number,
      kind,
      note,
      text,
      hash,
      JSON.stringify(lines.slice(0, mostLines)),
      lines.length,
      clock.now().toISOString(),
      actorId(actor),
    ],
  )
  await transaction.query(
    `delete from app_version where tenant_id = $1 and app_id = $2 and kind <> 'saved' and number <= $3`,
    [tenantId, appId, number - mostKept],
  )
  return number
}

/** An app as it is now, with the ids of its packages, without data and drafts. */
export async function readState(context: OperationContext, appId: string): Promise<OpenedPackage> {
  const app = await context.db
    .selectFrom('app')
    .selectAll()
    .where('tenant_id', '=', context.tenantId)
    .where('id', '=', appId)
    .executeTakeFirstOrThrow()
  const { file } = await packApp(context, app, wholeDefinition, 'compare')
  return withoutDrafts(context, openPackage(context, file))
}

/** What is drafted is its author's, and no part of a version. */
export function withoutDrafts(context: OperationContext, opened: OpenedPackage): OpenedPackage {
  const pieced = new Map(piecedParts(context).map(({ key, pieces }) => [key, pieces]))
  const soFar = new Map<string, unknown>([['app', opened.file.app]])
  const names = new Map<string, string>()
  const parts = opened.parts.flatMap(({ part, content }) => {
    const pieces = pieced.get(part.key)
    if (!pieces) return []
    const joined = pieces.join(pieces.split(content, names), soFar)
    soFar.set(part.key, joined)
    return [{ part, content: joined }]
  })
  const file = {
    ...opened.file,
    parts: Object.fromEntries(parts.map(({ part, content }) => [part.key, content])),
  }
  return {
    file,
    parts,
    own: [{ id: file.app.id }, ...parts.flatMap(({ part, content }) => part.own(content))],
  }
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

async function lastVersion({ transaction, tenantId }: OperationContext, appId: string) {
  const { rows } = await transaction.query<{ number: number; hash: string; content: string }>(
    `select number, hash, content from app_version where tenant_id = $1 and app_id = $2 order by number desc limit 1`,
    [tenantId, appId],
    'last-app-version',
  )
  return rows[0]
}

async function linesBetween(context: OperationContext, content: string, now: OpenedPackage): Promise<Text[]> {
  let before: OpenedPackage
  try {
    before = openPackage(context, JSON.parse(content))
  } catch (error) {
    // Kept by a release that knew other packages: what is published now must not hang on that.
    if (!(error instanceof SluiceError)) throw error
    return [
      { zh: '上一个版本无法再读取，不能比较', en: 'The version before can no longer be read and compared' },
    ]
  }
  const { changes, names } = await mergeApps(
    context,
    { base: before, mine: before, theirs: now },
    () => undefined,
  )
  return changeLines(await tellChanges(context, changes, names), 'theirs')
}
