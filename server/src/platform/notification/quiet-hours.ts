/** When a person wants nothing but the app; over midnight when it ends before it begins. */
export interface QuietHours {
  /** `22:00` */
  from: string
  to: string
  zone: string
}

const day = 1440

/** @returns when quiet hours end, if they hold now */
export function quietUntil(now: Date, quiet: QuietHours | null): Date | undefined {
  if (!quiet) return undefined
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  const time = minutesOf(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: quiet.zone }).format(
      now,
    ),
  )
  const length = (to - from + day) % day
  const passed = (time - from + day) % day
  if (passed >= length) return undefined
  const end = new Date(now.getTime() + (length - passed) * 60_000)
  end.setUTCSeconds(0, 0)
  return end
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
