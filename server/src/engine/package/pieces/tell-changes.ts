import { z } from 'zod'
import type { Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { piecedParts } from './app-pieces.ts'
import type { Fate, PieceChange, Side } from './merge-pieces.ts'
import type { ThingNames } from './piece.ts'
import { tellValues } from './tell-settings.ts'

const textSchema = z.object({ zh: z.string(), en: z.string() })
const fates = ['same', 'added', 'changed', 'removed'] as const satisfies readonly Fate[]

/** A change as a person reads it and decides about it. */
export const toldChangeSchema = z.object({
  key: z.string(),
  /** What it is: a field, a flow, a report, the order of something. */
  kind: z.string(),
  title: textSchema,
  /** What was done to it here, and there. */
  mine: z.enum(fates),
  theirs: z.enum(fates),
  /** Which side counts; null for a conflict, which has to be decided. */
  side: z.enum(['mine', 'theirs']).nullable(),
  /** What exactly was changed on each side. */
  mineDetails: z.array(textSchema),
  theirsDetails: z.array(textSchema),
})
export type ToldChange = z.infer<typeof toldChangeSchema>

/** Details of one change at most. */
const mostDetails = 30

/** Says changes in words, those of people's own first where both sides changed something. */
export async function tellChanges(
  context: OperationContext,
  changes: readonly PieceChange[],
  names: ThingNames,
): Promise<ToldChange[]> {
  const told: ToldChange[] = []
  for (const { values, side, ...change } of changes) {
    const details = async (fate: Fate, value: unknown) =>
      fate === 'changed' && values.base !== undefined && value !== undefined
        ? (await tellDetails(context, change, names, values.base, value)).slice(0, mostDetails)
        : []
    told.push({
      ...change,
      side: side ?? null,
      mineDetails: await details(change.mine, values.mine),
      theirsDetails: await details(change.theirs, values.theirs),
    })
  }
  return told
}

async function tellDetails(
  context: OperationContext,
  { key, kind }: Pick<PieceChange, 'key' | 'kind'>,
  names: ThingNames,
  before: unknown,
  after: unknown,
): Promise<Text[]> {
  if (kind === 'order') return [{ zh: '排列顺序有修改', en: 'the order changed' }]
  // What an app is called and looks like is named by the piece itself.
  if (kind === 'app') return [tellValues(before, after) ?? []].flat()
  const part = piecedParts(context).find((one) => key.startsWith(`${one.key}/`))
  return part ? part.pieces.tell(context, { kind, names }, before, after) : []
}

const fateWords: Record<Exclude<Fate, 'same'>, Text> = {
  added: { zh: '新增', en: 'New: ' },
  changed: { zh: '修改', en: 'Changed: ' },
  removed: { zh: '移除', en: 'Removed: ' },
}

/** A line for each change, as a list of versions shows them. @param side whose change it is */
export function changeLines(told: readonly ToldChange[], side: Side): Text[] {
  return told.flatMap(({ title, mine, theirs, mineDetails, theirsDetails }) => {
    const [fate, details] = side === 'mine' ? [mine, mineDetails] : [theirs, theirsDetails]
    if (fate === 'same') return []
    const zh = details.map((one) => one.zh).join('；')
    const en = details.map((one) => one.en).join('; ')
    return [
      {
        zh: `${fateWords[fate].zh}${title.zh}${zh ? `（${zh}）` : ''}`,
        en: `${fateWords[fate].en}${title.en}${en ? ` (${en})` : ''}`,
      },
    ]
  })
}
