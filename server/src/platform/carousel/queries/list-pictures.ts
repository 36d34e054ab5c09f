import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

export const listCarouselPictures = defineOperation({
  id: 'carousel.list',
  kind: 'query',
  method: 'GET',
  path: '/api/carousel',
  summary: {
    zh: '工作台轮播图，按顺序；可以只取启用的',
    en: 'Pictures of the workbench in order; those that are on, or all',
  },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ on: z.boolean().optional() }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        /** Its bytes: `GET /api/files/:fileId`. */
        fileId: z.uuid(),
        title: z.string(),
        link: z.string().nullable(),
        isOn: z.boolean(),
      }),
    ),
  }),
  run: async ({ transaction, tenantId }, { on }) => {
    const { rows } = await transaction.query<{
      id: string
      fileId: string
      title: string
      link: string | null
      isOn: boolean
    }>(
      `select id, file_id as "fileId", title, link, is_on as "isOn" from carousel_picture
       where tenant_id = $1 and ($2::boolean is not true or is_on) order by place, id`,
      [tenantId, on ?? null],
    )
    return { items: rows }
  },
})
