import { IANAZone } from 'luxon'

/** Offsets of a zone by local hour (`+08:00`); a file holds far fewer different hours than rows. */
export function offsetFinder(timeZone: string): (date: string, hour: string) => string {
  const zone = IANAZone.create(timeZone)
  const known = new Map<string, string>()
  return (date, hour) => {
    const key = `${date}T${hour}`
    let offset = known.get(key)
    if (offset === undefined) {
      if (known.size > 50_000) known.clear()
      const asUtc = Date.parse(`${key}:00:00Z`)
      // The offset an hour later or earlier may differ: ask again at the instant the first answer leads to.
      const guess = zone.offset(asUtc)
      const minutes = zone.offset(asUtc - guess * 60_000)
      const whole = Math.round(Math.abs(minutes))
      const pad = (part: number) => String(part).padStart(2, '0')
      offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(whole / 60))}:${pad(whole % 60)}`
      known.set(key, offset)
    }
    return offset
  }
}
