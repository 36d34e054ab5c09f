import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { pictureNotFound } from '../errors.ts'
import { holdPicture } from '../hold-picture.ts'

export const deleteCarouselPicture = defineOperation({
  id: 'carousel.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/carousel/:pictureId',
  summary: { zh: '删除轮播图', en: 'Delete a picture of the workbench' },
  access: { permission: 'carousel.manage' },
  input: z.object({ pictureId: z.uuid() }),
  output: z.object({ title: z.string() }),
  audit: ({ pictureId }, { title }) => ({ type: 'carousel', id: pictureId, name: title }),
  run: async (context, { pictureId }) => {
    const { transaction, tenantId } = context
    const { rows } = await transaction.query<{ title: string }>(
      'delete from carousel_picture where tenant_id = $1 and id = $2 returning title',
      [tenantId, pictureId],
    )
    if (!rows[0]) throw pictureNotFound()
    await holdPicture(context, pictureId, [])
    return { title: rows[0].title }
  },
})
