import { z } from 'zod'
import { common } from '../common.ts'
import { pictures } from '../picture.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const imageField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('image'),
    maxCount: z.int().min(1).max(100).optional(),
    /** Per picture, in mebibytes. */
    maxSizeMiB: z.int().min(1).max(1024).optional(),
  }),
)
type ImageField = z.infer<typeof imageField>

const usualPictures = 9
const usualMebibytes = 20

export const imageType: PurePart<ImageField> = {
  ...pictures<ImageField>({
    maxCount: ({ maxCount }) => maxCount ?? usualPictures,
    maxMebibytes: ({ maxSizeMiB }) => maxSizeMiB ?? usualMebibytes,
    unknown: { zh: '图片', en: 'Picture' },
  }),
  name: { zh: '图片', en: 'Image' },
}
