import { civilOf, type Day, dayOf } from '@sluice/clock'
import { part } from '../part/part.ts'
import { define, family, parameter, refused } from './define.ts'

const date = parameter('date', 'date', '日期')
const applicationOnly = refused('农历只在应用中可查', 'the lunar calendar is known to the application only')

/** The Chinese lunar calendar, from 1900 to 2100. */
export const calendarFunctions = family('date', [
  define(
    'LUNAR 农历',
    [date],
    'text',
    '农历日期，如“正月初一”“闰六月初一” | The lunar date, e.g. 正月初一, 闰六月初一',
    {
      needs: 'lunar',
      evaluate: (day: Day) => {
        const lunar = lunarOf(day)
        return lunar && `${lunar.isLeap ? '闰' : ''}${lunar.lunarMonCN}${lunar.lunarDayCN}`
      },
      sql: applicationOnly,
    },
  ),
  define('ZODIAC 生肖', [date], 'text', '农历年的生肖 | The animal of the lunar year', {
    needs: 'lunar',
    evaluate: (day: Day) => lunarOf(day)?.zodiac ?? null,
    sql: applicationOnly,
  }),
])

const first = dayOf(1900, 1, 31)
const last = dayOf(2100, 12, 31)

/** The package reads dates in the zone of the machine, so it is given local noon. */
function lunarOf(day: Day) {
  if (day < first || day > last) return null
  const { year, month, date } = civilOf(day)
  return part('lunar')(new Date(year, month - 1, date, 12))
}
