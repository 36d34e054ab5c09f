import { z } from 'zod'

/** A record with so many keys at most; zod itself bounds lists and texts only. */
export function boundedRecord<K extends z.ZodString, V extends z.ZodType>(key: K, value: V, most: number) {
  return z
    .record(key, value)
    .refine((given) => Object.keys(given).length <= most, { message: `may have at most ${most} parts` })
    .meta({ maxProperties: most })
}
