import type { Text } from '../../kernel/index.ts'
import type { VisibleJobContext } from '../job/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** What moves moments that were reckoned before. */
export type TimeChange = { calendarId: string | null } | 'zone'

/** A module that keeps what was reckoned by a calendar. `house.ts` knows them all. */
export interface CalendarUser {
  /** What uses a calendar by name, in words; at most a few. */
  usesOf(context: OperationContext, calendarId: string): Promise<Text[]>
  /**
   * Reckons anew what is kept of it, in transactions of its own; running twice does the same as once.
   * @param cause what changed: a calendar, which is the default (null), or the time zone of the workspace
   * @param done called with each batch
   * @returns how many came out otherwise than before
   */
  recompute(
    job: VisibleJobContext,
    cause: TimeChange,
    done: (count: number) => Promise<void>,
  ): Promise<number>
}

declare module '../operation/services.ts' {
  interface Services {
    calendarUsers: readonly CalendarUser[]
  }
}
