import { defineAuditParts, defineAuditThing } from '../audit/index.ts'

export const carousel = defineAuditThing({
  kind: 'carousel',
  name: { zh: '轮播图', en: 'Picture of the workbench' },
  names: async ({ transaction, tenantId }, ids) => {
    const { rows } = await transaction.query<{ id: string; name: string }>(
      'select id, title as name from carousel_picture where tenant_id = $1 and id = any($2::uuid[])',
      [tenantId, ids],
    )
    return new Map(rows.map(({ id, name }) => [id, { name }]))
  },
})

export const carouselParts = defineAuditParts({
  pictureId: { name: { zh: '轮播图', en: 'Picture' }, thing: 'carousel' },
  'carousel.fileId': { quiet: true },
  'carousel.title': { name: { zh: '说明', en: 'Title' }, as: 'text' },
  'carousel.link': { name: { zh: '链接', en: 'Link' }, as: 'text' },
  'carousel.isOn': { name: { zh: '启用', en: 'On' }, as: 'yesNo' },
  'carousel.index': { name: { zh: '位置', en: 'Place' }, as: 'number' },
})
