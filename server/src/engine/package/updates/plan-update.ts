import { z } from 'zod'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { packageOfOther } from '../errors.ts'
import { withIds } from '../ids-in.ts'
import { type OpenedPackage, openPackage } from '../open-package.ts'
import { packageText } from '../package-file.ts'
import { idsOfPackage, packageIds } from '../package-ids.ts'
import { headPieces, splitApp } from '../pieces/app-pieces.ts'
import { type MergedApp, mergeApps } from '../pieces/merge-apps.ts'
import type { Decide, PieceChange, Side, States } from '../pieces/merge-pieces.ts'
import { canonicalJson, type Piece } from '../pieces/piece.ts'
import { hashOf, readState } from '../versions/keep-version.ts'
import { readOriginContent } from './origin.ts'

/** What somebody decided about single pieces: which side counts. */
export const decisionsSchema = z
  .array(z.object({ key: z.string().max(300), side: z.enum(['mine', 'theirs']) }))
  .max(5000)
  .default([])
export type Decisions = z.output<typeof decisionsSchema>

export interface PlannedChange extends MergedApp {
  now: OpenedPackage
  /** Of both sides: the same as long as nobody changes either. */
  seen: string
}

/** Versions of an app among which its state is looked for from which another was made. */
const versionsLookedAt = 30

/**
 * What an update of an app with another version of it changes: what was changed there since it last came from there, beside
 * what was changed here.
 * @param theirs what comes
 * @throws packageOfOther
 */
export async function planUpdate(
  context: OperationContext,
  appId: string,
  theirs: OpenedPackage,
  decisions: Decisions,
): Promise<PlannedChange> {
  const states = await statesOfUpdate(context, appId, theirs)
  // An app that was imported closed stays so: nobody is asked about rights that were never taken.
  return planChange(context, states, decisions, ({ kind, mine }) =>
    kind === 'rights' && mine === 'removed' ? 'mine' : undefined,
  )
}

/**
 * What an update compares: the app as it is, as it comes, and as both once were.
 * @throws packageOfOther
 */
export async function statesOfUpdate(
  context: OperationContext,
  appId: string,
  theirs: OpenedPackage,
): Promise<States<OpenedPackage>> {
  const now = await readState(context, appId)
  if (now.file.app.id !== theirs.file.app.id)
    throw packageOfOther({ package: theirs.file.app.name, app: now.file.app.name })
  const comes = await asCalledHere(context, appId, theirs)
  const base =
    (await asCalledHere(context, appId, await readOriginContent(context, appId))) ??
    (await nearestVersion(context, appId, comes))
  return { base: base ?? now, mine: now, theirs: comes }
}

/** What bringing back a version changes; who may do what in an app stays, unless that is decided otherwise. */
export async function planRestore(
  context: OperationContext,
  appId: string,
  version: OpenedPackage,
  decisions: Decisions,
): Promise<PlannedChange> {
  const now = await readState(context, appId)
  return planChange(context, { base: now, mine: now, theirs: version }, decisions, ({ kind }) =>
    kind === 'rights' ? 'mine' : undefined,
  )
}

async function planChange(
  context: OperationContext,
  states: States<OpenedPackage>,
  decisions: Decisions,
  lean: (change: Pick<PieceChange, 'kind' | 'mine'>) => Side | undefined,
): Promise<PlannedChange> {
  const decided = new Map(decisions.map(({ key, side }) => [key, side]))
  const decide: Decide = (change) => decided.get(change.key) ?? lean(change)
  const merged = await mergeApps(context, states, decide)
  const strange = strangeDecisions(decisions, merged.changes)
  if (strange.length > 0) throw invalidInput({ count: strange.length }, strange)
  const texts = [states.mine, states.theirs, states.base].map(({ file }) => packageText(file))
  return { ...merged, now: states.mine, seen: hashOf(texts.join('\n')) }
}

function strangeDecisions(decisions: Decisions, changes: readonly PieceChange[]): FieldError[] {
  const known = new Set(changes.map(({ key }) => key))
  return decisions.flatMap(({ key }, index) =>
    known.has(key)
      ? []
      : [
          {
            field: `decisions.${index}.key`,
            code: 'strange',
            message: { zh: '没有这一项改动。', en: 'There is no such change.' },
          },
        ],
  )
}

/** @throws invalidInput naming every conflict that nobody decided */
export function requireDecided(changes: readonly PieceChange[]): void {
  const open = changes.filter(({ side }) => !side)
  if (open.length === 0) return
  throw invalidInput(
    { count: open.length },
    open.map(({ title }) => ({
      field: 'decisions',
      code: 'undecided',
      message: {
        zh: '“{zh}”两边都有改动，请决定保留哪一边。',
        en: 'Both sides changed "{en}"; decide which counts.',
      },
      params: { ...title },
    })),
  )
}

/** One thing here may stand for two of a package: it is called by one name on all sides. */
async function asCalledHere<Given extends OpenedPackage | undefined>(
  context: OperationContext,
  appId: string,
  given: Given,
): Promise<Given> {
  if (!given) return given
  const names = await packageIds(context, appId)
  const other = [...(await idsOfPackage(context, appId))].flatMap(([called, id]): [string, string][] =>
    names.get(id) === called ? [] : [[called, names.get(id)!]],
  )
  if (other.length === 0) return given
  const { outside, ...file } = withIds(given.file, new Map(other))
  const once = [...new Map(outside.map((thing) => [thing.id, thing])).values()]
  return openPackage(context, { ...file, outside: once }) as Given
}

/** The version of an app from which another was most likely made: the one with the fewest differences from it. */
async function nearestVersion(
  context: OperationContext,
  appId: string,
  theirs: OpenedPackage,
): Promise<OpenedPackage | undefined> {
  const { rows } = await context.transaction.query<{ content: string }>(
    `select content from app_version where tenant_id = $1 and app_id = $2
     order by number desc limit ${versionsLookedAt}`,
    [context.tenantId, appId],
    'near-versions',
  )
  const wanted = valuesOf(context, theirs)
  let nearest: { distance: number; opened: OpenedPackage } | undefined
  for (const { content } of rows) {
    const opened = openPackage(context, JSON.parse(content))
    const distance = differences(valuesOf(context, opened), wanted)
    if (!nearest || distance < nearest.distance) nearest = { distance, opened }
  }
  return nearest?.opened
}

function valuesOf(context: OperationContext, opened: OpenedPackage): Map<string, string> {
  const values = new Map<string, string>()
  const walk = (pieces: readonly Piece[]) => {
    for (const { key, value, children } of pieces) {
      values.set(key, canonicalJson(value))
      walk(children)
    }
  }
  const { head, parts } = splitApp(context, opened)
  walk(headPieces(head))
  for (const pieces of parts.values()) walk(pieces)
  return values
}

function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): number {
  const one = [...a].filter(([key, value]) => b.get(key) !== value).length
  return one + [...b.keys()].filter((key) => !a.has(key)).length
}
