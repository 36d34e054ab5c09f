import type { OutputOf } from '../../kit/api.ts'

/** An aggregate table as its page has it. */
export type Aggregate = OutputOf<'aggregate.list'>['items'][number]
