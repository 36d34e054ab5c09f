/** A stretch of work as the server keeps it. */
export interface FrameValue {
  from: string
  to: string
}

/** `09:00-12:00, 13:00-18:00` */
export function framesText(frames: readonly FrameValue[]): string {
  return frames.map(({ from, to }) => `${from}-${to}`).join(', ')
}

/**
 * Reads hours as people write them: `9:00–12:00，13:00-18:00`, `9-12 13-18`, also with full-width signs.
 * @returns null when something in it is no stretch of time
 */
export function readFrames(text: string): FrameValue[] | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[~–—至到]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .trim()
  if (plain === '') return []
  const frames = plain.split(/[,;、\s]+/).map((part) => {
    const match = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/.exec(part)
    if (!match) return null
    const from = clockOf(match[1]!, match[2])
    const to = clockOf(match[3]!, match[4])
    return from === null || to === null || from === '24:00' || from === to ? null : { from, to }
  })
  return frames.includes(null) ? null : (frames as FrameValue[])
}

function clockOf(hour: string, minute = '00'): string | null {
  const [h, m] = [Number(hour), Number(minute)]
  if (m > 59 || h * 60 + m > 1440) return null
  return `${String(h).padStart(2, '0')}:${minute}`
}
