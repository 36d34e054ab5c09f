import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { pictureNotFound } from '../errors.ts'
import { lockPictures } from '../lock-pictures.ts'
import { mostPictures } from '../picture-schema.ts'

export const moveCarouselPicture = defineOperation({
  id: 'carousel.move',
  kind: 'command',
  method: 'POST',
  path: '/api/carousel/:pictureId/move',
  summary: { zh: '调整轮播图的顺序', en: 'Move a picture to another place in the order' },
  access: { permission: 'carousel.manage' },
  input: z.object({
    pictureId: z.uuid(),
    /** From 0; beyond the end is the end. */
    index: z.int().min(0).max(mostPictures),
  }),
  output: z.object({ title: z.string() }),
  audit: ({ pictureId }, { title }) => ({ type: 'carousel', id: pictureId, name: title }),
  run: async (context, { pictureId, index }) => {
    const { transaction, tenantId } = context
    const pictures = await lockPictures(context)
    const moved = pictures.find(({ id }) => id === pictureId)
    if (!moved) throw pictureNotFound()
    const order = pictures.filter(({ id }) => id !== pictureId).map(({ id }) => id)
    order.splice(index, 0, pictureId)
    await transaction.query(
      `update carousel_picture set place = array_position($2::uuid[], id) where tenant_id = $1`,
      [tenantId, order],
    )
    return { title: moved.title }
  },
})
