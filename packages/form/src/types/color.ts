import { z } from 'zod'
import { checkedText } from '../checked-text.ts'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const colorField = schemaOf(() =>
  z.object({ ...common, type: z.literal('color'), default: z.string().max(9).optional() }),
)

/** `#rrggbb` in small letters; three digits are each doubled, as in CSS. */
function readColor(text: string): string | undefined {
  const found = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text)
  if (!found) return undefined
  const digits = found[1]!.toLowerCase()
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`
}

export const colorType: PurePart<z.infer<typeof colorField>> = {
  ...checkedText({ max: 9, problem: 'notAColor', read: readColor }),
  name: { zh: '颜色', en: 'Color' },
  title: 'never',
  operators: ['eq', 'ne', ...emptiness],
  report: { kind: 'text', offered: true },
}
