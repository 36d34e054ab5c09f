import { z } from 'zod'
import { report, reportType } from '../check.ts'
import { common, unique } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'
import { checkCharacters } from '../text-value.ts'

export const barcodeField = schemaOf(() =>
  z.object({
    ...common,
    ...unique,
    type: z.literal('barcode'),
    /** How it is drawn; a QR code when absent. Scanners read whatever there is. */
    format: z.enum(['qr', 'code128']).optional(),
  }),
)

/** Characters that scanners still read from paper. */
const longest = { qr: 500, code128: 80 } as const

export const barcodeType: PurePart<z.infer<typeof barcodeField>> = {
  name: { zh: '条码/二维码', en: 'Barcode' },
  canBeUnique: true,
  title: 'whenChosen',
  report: { kind: 'text', offered: false },
  operators: ['eq', 'contains', 'startsWith', 'ne', ...emptiness],
  fromFile: 'text',
  canBeKey: true,
  isList: () => false,
  formulaType: () => 'text',
  formulaLiteral: quoted,
  check(field, given, path, check) {
    if (typeof given !== 'string') {
      reportType(check, field, path, 'text')
      return null
    }
    const value = given.trim()
    if (value === '') return null
    const format = field.format ?? 'qr'
    const sound = checkCharacters(field, value, longest[format], path, check)
    if (sound && format === 'code128' && !/^[\x20-\x7e]+$/.test(value))
      report(check, field, path, 'notABarcode')
    return value
  },
  say: (_, value) => ({ text: String(value).slice(0, 100) }),
  text: (_, value) => String(value),
}
