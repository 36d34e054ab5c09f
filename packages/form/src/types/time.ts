import { z } from 'zod'
import { report } from '../check.ts'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { localTime } from '../format.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'
import { readTime } from '../time.ts'

export const timeField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('time'),
    /** Seconds are shown and typed too. */
    seconds: z.boolean().optional(),
    default: z
      .union([
        z.literal('now'),
        z
          .string()
          .max(8)
          .regex(/^\d{1,2}:\d{2}(:\d{2})?$/),
      ])
      .optional(),
  }),
)

/** `09:30:00`, or `09:30` where nobody asks for seconds and there are none. */
function writeTime(value: string, seconds: boolean | undefined): string {
  return !seconds && value.endsWith(':00') ? value.slice(0, 5) : value
}

export const timeType: PurePart<z.infer<typeof timeField>> = {
  name: { zh: '时间', en: 'Time' },
  title: 'whenChosen',
  operators: ['between', 'eq', 'gte', 'lte', 'gt', 'lt', 'ne', ...emptiness],
  movingDefaults: ['now'],
  fromFile: 'text',
  fileValue: (_, read) => readTime(String(read)),
  fileWidth: 10,
  isList: () => false,
  formulaType: () => 'text',
  formulaLiteral: quoted,
  defaultValue({ default: start, seconds }, { now, timeZone }) {
    if (start !== 'now') return start === undefined ? null : (readTime(start) ?? null)
    const { time } = localTime(now, timeZone)
    return seconds ? time : `${time.slice(0, 5)}:00`
  },
  check(field, value, path, check) {
    if (value === '') return null
    const time = typeof value === 'string' ? readTime(value) : undefined
    if (time === undefined) report(check, field, path, 'notATime')
    return time ?? null
  },
  say: ({ seconds }, value) => ({ text: writeTime(String(value), seconds) }),
  text: ({ seconds }, value) => writeTime(String(value), seconds),
}
