import { z } from 'zod'
import { isId, report, reportType } from '../check.ts'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { foldText } from '../fold-text.ts'
import type { PurePart } from '../pure-part.ts'
import { deepestElement, depthOf, picturesIn, plainText, richOf } from '../rich-text.ts'
import { schemaOf } from '../schema-of.ts'
import { checkCharacters } from '../text-value.ts'

export const richTextField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('richText'),
    /** Characters without the looks. */
    maxLength: z.int().min(1).max(50_000).optional(),
  }),
)

/** Characters of the HTML, tags among them. */
const longest = 100_000
const usualLength = 20_000
const mostPictures = 50
const largestPicture = 20 * 1024 * 1024

export const richTextType: PurePart<z.infer<typeof richTextField>> = {
  name: { zh: '富文本', en: 'Rich text' },
  title: 'never',
  operators: ['contains', ...emptiness],
  holds: (op, actual, [wanted = '']) =>
    op === 'contains' ? foldText(plainText(actual)).includes(foldText(wanted)) : undefined,
  fromFile: 'longText',
  fileValue: (_, read) => richOf(String(read)),
  fileWidth: 48,
  isList: () => false,
  formulaType: () => 'text',
  filesIn: (value) => picturesIn(String(value)),
  check(field, value, path, check) {
    if (typeof value !== 'string') {
      reportType(check, field, path, 'text')
      return null
    }
    if (!checkCharacters(field, value, longest, path, check)) return null
    const depth = depthOf(value)
    if (depth > deepestElement) {
      report(check, field, path, 'tooDeep', { max: deepestElement, depth })
      return null
    }
    const text = plainText(value)
    const pictures = picturesIn(value)
    if (text === '' && pictures.length === 0) return null
    const max = field.maxLength ?? usualLength
    if (text.length > max) report(check, field, path, 'tooLong', { max, length: text.length })
    if (pictures.length > mostPictures)
      report(check, field, path, 'tooMany', { max: mostPictures, count: pictures.length })
    const { name } = field
    for (const id of pictures)
      if (isId(id)) check.references.files.push({ id, path, name, maxBytes: largestPicture, picture: true })
    return value
  },
  text: (_, value) => plainText(String(value)),
}
