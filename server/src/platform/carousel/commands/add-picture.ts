import { z } from 'zod'
import { newId } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { tooManyPictures } from '../errors.ts'
import { holdPicture } from '../hold-picture.ts'
import { lockPictures } from '../lock-pictures.ts'
import { mostPictures, pictureFields } from '../picture-schema.ts'
import { requirePicture } from '../require-picture.ts'

export const addCarouselPicture = defineOperation({
  id: 'carousel.create',
  kind: 'command',
  method: 'POST',
  path: '/api/carousel',
  summary: {
    zh: '添加轮播图（JPG 或 PNG，最大 2 MB）',
    en: 'Add a picture (JPG or PNG, 2 MB at most) to the workbench',
  },
  access: { permission: 'carousel.manage' },
  input: z.object({ fileId: z.uuid(), ...pictureFields }),
  output: z.object({ id: z.uuid() }),
  audit: ({ title }, { id }) => ({ type: 'carousel', id, name: title }),
  run: async (context, { fileId, title, link, isOn }) => {
    const { transaction, tenantId, clock } = context
    await requirePicture(context, fileId)
    const pictures = await lockPictures(context)
    if (pictures.length >= mostPictures) throw tooManyPictures({ max: mostPictures })
    const id = newId()
    await transaction.query(
      `insert into carousel_picture (tenant_id, id, file_id, title, link, is_on, place, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tenantId, id, fileId, title, link, isOn, (pictures.at(-1)?.place ?? 0) + 1, clock.now()],
    )
    await holdPicture(context, id, [fileId])
    return { id }
  },
})
