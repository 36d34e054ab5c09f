import { isZone, minuteOf } from '@sluice/clock'
import { z } from 'zod'
import { type FieldError, invalidInput, nameText } from '../../kernel/index.ts'

/** Calendars a tenant may have. */
export const mostCalendars = 50
const mostDays = 1500
const mostFrames = 6

const frameSchema = z.object({
  from: z
    .string()
    .max(5)
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Not after `from`: it goes on over midnight. */
  to: z
    .string()
    .max(5)
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
})
const framesSchema = z.array(frameSchema).max(mostFrames)

export const nameSchema = nameText(60)
export const zoneSchema = z.string().trim().min(1).max(60).describe('IANA name, e.g. Asia/Shanghai')
/** Frames of the seven weekdays, Monday first. */
export const weekSchema = z.array(framesSchema).length(7)
export const daysSchema = z
  .array(
    z.object({
      date: z.iso.date(),
      kind: z.enum(['off', 'work']),
      note: z.string().trim().max(40).optional(),
      /** Of a day worked; absent: those of its weekday, or else of the first weekday that has any. */
      frames: framesSchema.min(1).optional(),
    }),
  )
  .max(mostDays)

type Frames = z.output<typeof framesSchema>

/** What is set of a calendar; what is absent stays as it is. */
export interface CalendarParts {
  zone?: string | undefined
  week?: readonly Frames[] | undefined
  days?: z.output<typeof daysSchema> | undefined
}

/**
 * Refuses what the schema cannot.
 * @throws invalidInput naming the zone, the frame or the day that cannot be, and what would be right
 */
export function requireCalendar({ zone, week, days }: CalendarParts): void {
  const errors: FieldError[] = []
  if (zone !== undefined && !isZone(zone))
    errors.push({
      field: 'zone',
      code: 'unknown_zone',
      message: { zh: '没有这个时区。', en: 'There is no such time zone.' },
      suggestion: { zh: 'Asia/Shanghai', en: 'Asia/Shanghai' },
    })
  week?.forEach((frames, index) => {
    errors.push(...frameErrors(frames, `week.${index}`))
  })
  if (week?.every((frames) => frames.length === 0))
    errors.push({
      field: 'week',
      code: 'no_work',
      message: { zh: '一周里至少要有一天工作。', en: 'At least one weekday has to be worked.' },
    })
  const seen = new Set<string>()
  days?.forEach(({ date, frames }, index) => {
    if (seen.has(date))
      errors.push({
        field: `days.${index}.date`,
        code: 'twice',
        message: { zh: '{date} 重复了。', en: '{date} is there twice.' },
        params: { date },
      })
    seen.add(date)
    if (frames) errors.push(...frameErrors(frames, `days.${index}.frames`))
  })
  if (errors.length > 0) throw invalidInput({ count: errors.length }, errors.slice(0, 20))
}

function frameErrors(frames: Frames, field: string): FieldError[] {
  const spans = frames.map(({ from, to }) => {
    const [begin, end] = [minuteOf(from), minuteOf(to)]
    return { begin, end: end > begin ? end : end + 1440 }
  })
  return spans.flatMap(({ begin, end }, index) => {
    const { from, to } = frames[index]!
    const at = (code: string, zh: string, en: string): FieldError[] => [
      { field: `${field}.${index}`, code, message: { zh, en }, params: { from, to } },
    ]
    if (from === to)
      return at(
        'no_length',
        '{from}–{to} 起止相同；全天请写 00:00–24:00。',
        '{from}–{to} begins and ends at the same time; write 00:00–24:00 for a whole day.',
      )
    return spans.some((other, before) => before < index && begin < other.end && other.begin < end)
      ? at('overlap', '{from}–{to} 与前面的时段重叠。', '{from}–{to} overlaps a frame before it.')
      : []
  })
}
