import { z } from 'zod'
import { common } from '../common.ts'
import { pictures } from '../picture.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

/** Drawn by hand, kept as one picture in the store of files. */
export const signatureField = schemaOf(() => z.object({ ...common, type: z.literal('signature') }))
type SignatureField = z.infer<typeof signatureField>

export const signatureType: PurePart<SignatureField> = {
  ...pictures<SignatureField>({
    maxCount: () => 1,
    maxMebibytes: () => 2,
    unknown: { zh: '已签名', en: 'Signed' },
  }),
  name: { zh: '手写签名', en: 'Signature' },
  text: (_, __, { locale }) => (locale === 'zh' ? '已签名' : 'Signed'),
}
