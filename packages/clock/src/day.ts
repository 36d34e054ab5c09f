/** Calendar dates as whole days since 1970-01-01 in the proleptic Gregorian calendar, years 1 to 9999. */
export type Day = number

export const firstDay: Day = -719_162
export const lastDay: Day = 2_932_896

/** Days since 1970-01-01 of a civil date; months beyond 1–12 carry into years, days beyond the month into months. */
export function dayOf(year: number, month: number, date: number): Day {
  const monthIndex = year * 12 + month - 1
  const y = Math.floor(monthIndex / 12)
  const m = monthIndex - y * 12 + 1
  const shifted = m <= 2 ? y - 1 : y
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5)
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468 + date - 1
}

export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly date: number
}

export function civilOf(day: Day): CivilDate {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1)
}

/** The day if it lies within years 1–9999, else null. */
export function inRange(day: number): Day | null {
  return day >= firstDay && day <= lastDay ? day : null
}

/** Reads `YYYY-MM-DD`; null when the text is no date of the calendar. */
export function parseDay(text: string): Day | null {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text)
  if (match === null) return null
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null
  return dayOf(year, month, date)
}

export function formatDay(day: Day): string {
  const { year, month, date } = civilOf(day)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
}

export function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** 1 for Monday … 7 for Sunday. */
export function isoWeekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
