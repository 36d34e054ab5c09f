import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import type { OpenedPackage } from '../open-package.ts'
import { compareAhead } from '../pieces/compare-ahead.ts'
import { mergeApps } from '../pieces/merge-apps.ts'
import { tellChanges, toldChangeSchema } from '../pieces/tell-changes.ts'
import { requireOwnedApp } from '../read-app.ts'
import { findVersion } from '../versions/find-version.ts'
import { readState } from '../versions/keep-version.ts'

/** What is different in a later version of an app, or now (N1.3). */
export const compareVersions = defineOperation({
  id: 'app.compareVersions',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/:appId/versions/:number/changes',
  summary: { zh: '比较应用的两个版本', en: 'Compare two versions of an app' },
  access: 'member',
  input: z.object({
    appId: z.uuid(),
    number: z.coerce.number().int().min(1),
    /** Absent: the app as it is now. */
    to: z.coerce.number().int().min(1).optional(),
  }),
  output: z.object({ changes: z.array(toldChangeSchema) }),
  prepare: (read, input) => compareAhead(read, (context) => statesOf(context, input)),
  run: async (context, input) => {
    const [before, after] = await statesOf(context, input)
    const states = { base: before, mine: before, theirs: after }
    const { changes, names } = await mergeApps(context, states, () => undefined)
    return { changes: await tellChanges(context, changes, names) }
  },
})

async function statesOf(
  context: OperationContext,
  { appId, number, to }: { appId: string; number: number; to?: number | undefined },
): Promise<[OpenedPackage, OpenedPackage]> {
  await requireOwnedApp(context, appId)
  const { opened } = await findVersion(context, appId, number)
  if (to === undefined) return [opened, await readState(context, appId)]
  return [opened, (await findVersion(context, appId, to)).opened]
}
