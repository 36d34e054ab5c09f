/** The clock of a zone at an instant, told as if it were UTC; milliseconds since 1970. */
function clockIn(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year)
  const clock = new Date(0)
  clock.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day))
  clock.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second))
  return clock.getTime()
}

/**
 * Offsets of a zone by local hour (`+08:00`); a file holds far fewer different hours than rows.
 * @param timeZone IANA name
 */
export function offsetFinder(timeZone: string): (date: string, hour: string) => string {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', era: 'short' } as const
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
  const format = new Intl.DateTimeFormat('en-US', { ...numeric, ...time, timeZone })
  const minutesAt = (instant: number) => (clockIn(format, instant) - instant) / 60_000
  const known = new Map<string, string>()
  return (date, hour) => {
    const key = `${date}T${hour}`
    let offset = known.get(key)
    if (offset === undefined) {
      if (known.size > 50_000) known.clear()
      const asUtc = Date.parse(`${key}:00:00Z`)
      // The offset an hour later or earlier may differ: ask again at the instant the first answer leads to.
      const minutes = minutesAt(asUtc - minutesAt(asUtc) * 60_000)
      const whole = Math.round(Math.abs(minutes))
      const pad = (part: number) => String(part).padStart(2, '0')
      offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(whole / 60))}:${pad(whole % 60)}`
      known.set(key, offset)
    }
    return offset
  }
}
