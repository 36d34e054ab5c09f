import { z } from 'zod'
import { checkedText } from '../checked-text.ts'
import { common, unique } from '../common.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const phoneField = schemaOf(() =>
  z.object({
    ...common,
    ...unique,
    type: z.literal('phone'),
    /** Mobile phones of the Chinese mainland only; absent: whatever can be dialled. */
    mobileOnly: z.boolean().optional(),
    default: z.string().max(40).optional(),
  }),
)

const mobile = /^(?:(?:\+|00)?86)?(1[3-9]\d{9})$/
/** Digits with what people put between them, a country code before and an extension after. */
const dialled = /^\+?[\d\s().-]{3,30}(?:(?:转|ext\.?|x|#)\s?\d{1,6})?$/i
const fewestDigits = 3

export const phoneType: PurePart<z.infer<typeof phoneField>> = {
  ...checkedText({
    max: 40,
    problem: 'notAPhone',
    read(typed, { mobileOnly }: z.infer<typeof phoneField>) {
      const text = typed.normalize('NFKC').trim()
      const bare = text.replace(/[\s().-]/g, '')
      const found = mobile.exec(bare)
      if (found) return found[1]
      if (mobileOnly || !dialled.test(text)) return undefined
      return bare.replace(/\D/g, '').length >= fewestDigits ? text : undefined
    },
  }),
  name: { zh: '电话', en: 'Phone' },
  canBeUnique: true,
  report: { kind: 'text', offered: true },
  canBeKey: true,
  /** `13812345678` → `138****5678` (P6.4). */
  mask(value) {
    const letters = [...String(value)]
    return letters.length >= 8
      ? `${letters.slice(0, 3).join('')}****${letters.slice(-4).join('')}`
      : `${letters[0] ?? ''}****`
  },
}
