import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { pictureNotFound } from '../errors.ts'
import { pictureFields } from '../picture-schema.ts'

export const updateCarouselPicture = defineOperation({
  id: 'carousel.update',
  kind: 'command',
  method: 'PUT',
  path: '/api/carousel/:pictureId',
  summary: { zh: '修改轮播图：说明、链接、启用', en: 'Change a picture: its title, its link, on or off' },
  access: { permission: 'carousel.manage' },
  input: z.object({ pictureId: z.uuid(), ...pictureFields }),
  output: z.object({}),
  audit: ({ pictureId, title }) => ({ type: 'carousel', id: pictureId, name: title }),
  run: async ({ transaction, tenantId }, { pictureId, title, link, isOn }) => {
    const { rowCount } = await transaction.query(
      'update carousel_picture set title = $3, link = $4, is_on = $5 where tenant_id = $1 and id = $2',
      [tenantId, pictureId, title, link, isOn],
    )
    if (rowCount === 0) throw pictureNotFound()
    return {}
  },
})
