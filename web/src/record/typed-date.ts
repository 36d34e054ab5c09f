const shapes = [
  /^(?<y>\d{4})[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?$/,
]

/**
 * A day as people type it: `2026-3-5`, `2026/03/05`, `20260305`, `3月5日` (of this year).
 * @returns `YYYY-MM-DD`, or undefined when it is no day of the calendar
 */
export function readTypedDate(typed: string, now: Date): string | undefined {
  const text = typed.replace(/\s/g, '')
  for (const shape of shapes) {
    const found = shape.exec(text)?.groups
    if (!found) continue
    const [year, month, day] = [Number(found.y ?? now.getFullYear()), Number(found.m), Number(found.d)]
    const date = new Date(Date.UTC(year, month - 1, day))
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCFullYear() !== year)
      return undefined
    return date.toISOString().slice(0, 10)
  }
  return undefined
}
