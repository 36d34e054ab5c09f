import { z } from 'zod'
import { common } from '../common.ts'
import { writeList } from '../format.ts'
import { checkIds } from '../id-value.ts'
import { itemsOf, type PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const attachmentField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('attachment'),
    maxCount: z.int().min(1).max(100).optional(),
    /** Per file, in mebibytes. */
    maxSizeMiB: z.int().min(1).max(1024).optional(),
  }),
)

const usualFiles = 20
const usualMebibytes = 50
const unknown = { zh: '附件', en: 'File' }

export const attachmentType: PurePart<z.infer<typeof attachmentField>> = {
  name: { zh: '附件', en: 'Attachment' },
  names: 'files',
  title: 'never',
  operators: ['isNotEmpty', 'isEmpty'],
  isList: () => true,
  formulaType: () => ({ list: 'text' }),
  check(field, value, path, check) {
    const ids = checkIds(field, value, path, check, field.maxCount ?? usualFiles)
    const maxBytes = (field.maxSizeMiB ?? usualMebibytes) * 1024 * 1024
    for (const id of ids ?? []) check.references.files.push({ id, path, name: field.name, maxBytes })
    return ids
  },
  text: (_, value, setting) =>
    writeList(
      itemsOf(value).map((id) => setting.names.files[id]?.name ?? unknown[setting.locale]),
      setting,
    ),
}
