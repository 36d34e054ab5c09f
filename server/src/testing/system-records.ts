import type { Filter, RecordView } from '@sluice/contract'
import { systemId } from '../platform/system-form/index.ts'
import type { TestCaller } from './test-house.ts'

interface Narrowed {
  /** What fields hold. */
  eq?: Record<string, string>
  /** Not before this time. */
  from?: string
  limit?: number
  cursor?: string | null
}

/** A page of what the system keeps, as its records, newest first. */
export async function systemRecords(
  caller: TestCaller,
  code: string,
  { eq = {}, from, limit = 50, cursor }: Narrowed = {},
): Promise<{
  items: RecordView[]
  nextCursor: string | null
  references: { members: Record<string, string> }
}> {
  const all: Filter[] = Object.entries(eq).map(([field, value]) => ({ field, op: 'eq' as const, value }))
  if (from) all.push({ field: '$createdAt', op: 'gte', value: from })
  return caller.call('record.list', {
    formId: systemId(`form:${code}`),
    filter: { all },
    limit,
    ...(cursor ? { cursor } : {}),
  })
}
