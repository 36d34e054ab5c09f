import type { Text } from '../../kernel/index.ts'
import type { VisibleJobContext } from '../job/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** A module that keeps what was reckoned by a calendar. `house.ts` knows them all. */
export interface CalendarUser {
  /** What uses a calendar by name, in words; at most a few. */
  usesOf(context: OperationContext, calendarId: string): Promise<Text[]>
  /**
   * Reckons anew what is kept of a calendar, in transactions of its own; running twice does the same as once.
   * @param calendarId the calendar that changed; null: another is the default now
   * @param done called with each batch
   * @returns how many came out otherwise than before
   */
  recompute(
    job: VisibleJobContext,
    calendarId: string | null,
    done: (count: number) => Promise<void>,
  ): Promise<number>
}

declare module '../operation/services.ts' {
  interface Services {
    calendarUsers: readonly CalendarUser[]
  }
}
