import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { holidayYears } from '../chinese-holidays.ts'

const calendarLine = z.object({
  id: z.uuid(),
  name: z.string(),
  zone: z.string(),
  isDefault: z.boolean(),
  version: z.int(),
})

export const listCalendars = defineOperation({
  id: 'calendar.list',
  kind: 'query',
  method: 'GET',
  path: '/api/calendars',
  summary: { zh: '工作日历列表', en: 'Work calendars, the default one first' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({
    items: z.array(calendarLine),
    /** Years whose public holidays can be loaded. */
    holidayYears: z.array(z.int()),
  }),
  run: async ({ transaction, tenantId }) => {
    const { rows } = await transaction.query<z.output<typeof calendarLine>>(
      `select id, name, zone, is_default as "isDefault", version from work_calendar
       where tenant_id = $1 order by is_default desc, name collate "sluice_zh", id`,
      [tenantId],
    )
    return { items: rows, holidayYears: [...holidayYears] }
  },
})
