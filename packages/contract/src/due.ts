// A file without schemas: what the browser needs of it brings no zod into the first load.

/** The longest deadline of each unit: a year. */
export const longestDue = { minute: 525_600, hour: 8760, day: 365 } as const

interface Terms {
  amount: number
  unit: keyof typeof longestDue
  calendarId?: string | null | undefined
}

/** The deadline of a node, whichever way it is written; undefined when it has none. */
export function dueOf({
  due,
  dueHours,
}: {
  due?: Terms | undefined
  dueHours?: number | undefined
}): Terms | undefined {
  if (due) return due
  return dueHours ? { amount: Math.round(dueHours * 60), unit: 'minute' } : undefined
}
