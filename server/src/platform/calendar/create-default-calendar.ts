import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { chineseHolidays } from './chinese-holidays.ts'
import { insertCalendar } from './insert-calendar.ts'
import type { Week } from './tables.ts'

/** Frames of Monday to Friday, nine to six. */
export const officeWeek: Week = [...Array.from({ length: 5 }, () => [{ from: '09:00', to: '18:00' }]), [], []]

/** Gives a new tenant the calendar it begins with: office hours, the holidays of last year, this year and the next. */
export async function createDefaultCalendar(
  transaction: Transaction,
  tenantId: string,
  { zone, now }: { zone: string; now: Date },
): Promise<void> {
  const year = now.getUTCFullYear()
  await insertCalendar(transaction, tenantId, now, {
    id: newId(),
    name: '标准工作时间',
    zone,
    week: officeWeek,
    days: [year - 1, year, year + 1].flatMap(chineseHolidays),
    isDefault: true,
  })
}
