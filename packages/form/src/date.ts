const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/
const dateTimePattern =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-](\d{2}):(\d{2}))$/

/** True for a day of the calendar in the years 1 to 9999. */
export function isDate(text: string): boolean {
  const parts = datePattern.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year === 0 || month < 1 || month > 12 || day < 1) return false
  if (day <= 28) return true
  if (month !== 2) return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
  return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** An instant as ISO text in UTC with milliseconds, or undefined when `text` names none. */
export function toInstant(text: string): string | undefined {
  const parts = dateTimePattern.exec(text)
  if (!parts || !isDate(parts[1]!)) return undefined
  if (Number(parts[2]) > 23 || Number(parts[3]) > 59 || Number(parts[4] ?? 0) > 59) return undefined
  if (Number(parts[6] ?? 0) > 15 || Number(parts[7] ?? 0) > 59) return undefined
  const time = new Date(text)
  const year = time.getUTCFullYear()
  return Number.isNaN(time.getTime()) || year < 1 || year > 9999 ? undefined : time.toISOString()
}
