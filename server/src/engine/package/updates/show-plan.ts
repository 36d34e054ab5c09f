import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type AppChange, effectsOfChange } from '../change-app.ts'
import { matchesHere, outsideHere } from '../outside.ts'
import { outsideSchema } from '../package-file.ts'
import { idsOfPackage } from '../package-ids.ts'
import { tellChanges, toldChangeSchema } from '../pieces/tell-changes.ts'
import type { PlannedChange } from './plan-update.ts'

/** What somebody reads before an app is changed. */
export const planSchema = z.object({
  /** Sent back with the confirmation: it is refused when either side changed meanwhile. */
  seen: z.string(),
  changes: z.array(toldChangeSchema),
  /** What the change does to records, as decided so far. */
  effects: z.array(
    z.object({
      formName: z.string(),
      zh: z.string(),
      en: z.string(),
      rows: z.int(),
      /** Values that would be emptied; the history keeps them. */
      failing: z.int().optional(),
      /** It cannot be done: something has to be decided otherwise. */
      impossible: z.boolean().optional(),
    }),
  ),
  /** Roles, members and so on that are named anew, each with what most likely is the same here. */
  outside: z.array(outsideSchema.extend({ match: z.uuid().nullable() })),
})

/** Shows a planned change of an app. */
export async function showPlan(
  context: OperationContext,
  appId: string,
  { now, next, changes, names, seen }: PlannedChange,
  from: AppChange['from'],
): Promise<z.input<typeof planSchema>> {
  const unknown = await unknownOutside(context, appId, { now, next })
  const matches = await matchesHere(context, unknown)
  const outside = unknown.map((thing) => ({ ...thing, match: matches.get(thing.id) ?? null }))
  return {
    seen,
    changes: await tellChanges(context, changes, names),
    effects: await effectsOfChange(context, {
      appId,
      now,
      next,
      outside: new Map(outside.map(({ id, match }) => [id, match])),
      from,
    }),
    outside,
  }
}

/** What stands outside, is named now, and was not decided about when the app was imported. */
export async function unknownOutside(
  context: OperationContext,
  appId: string,
  { now, next }: Pick<PlannedChange, 'now' | 'next'>,
) {
  const known = await idsOfPackage(context, appId)
  const before = new Set(now.file.outside.map(({ id }) => id))
  const fresh = next.file.outside.filter(({ id }) => !known.has(id) && !before.has(id))
  // What is of this workspace itself stands for itself.
  const here = new Set(
    (
      await outsideHere(
        context,
        fresh.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  )
  return fresh.filter(({ id }) => !here.has(id))
}
