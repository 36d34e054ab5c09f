import type { FlowDefinition } from './flow-definition.ts'

/** Characters of a drawing that are read at once; a longer one would keep others waiting. */
export const longestAtOnce = 50_000

/** Instances whose drawing is short, as far as this process remembers; most are looked at again and again. */
const rememberedInstances = 5_000
const short = new Set<string>()

/** Remembers that what an instance runs by is drawn at once, where it is. */
export function rememberShort(instanceId: string, { isLong }: Pick<FlowDefinition, 'isLong'>): void {
  if (isLong) return
  if (short.size >= rememberedInstances) short.clear()
  short.add(instanceId)
}

/** False where nothing is known. */
export function isKnownShort(instanceId: string): boolean {
  return short.has(instanceId)
}
