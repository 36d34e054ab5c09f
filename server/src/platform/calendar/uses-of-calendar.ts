import type { Text } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** What uses a calendar by name, whichever module it belongs to. */
export async function usesOfCalendar(context: OperationContext, calendarId: string): Promise<Text[]> {
  const found: Text[] = []
  for (const user of context.services.calendarUsers) found.push(...(await user.usesOf(context, calendarId)))
  return found
}
