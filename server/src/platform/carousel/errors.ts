import { defineError, defineNotFound } from '../../kernel/index.ts'

export const pictureNotFound = defineNotFound('carousel.not_found', { zh: '这张轮播图', en: 'picture' })
export const tooManyPictures = defineError('carousel.too_many', 422, {
  zh: '最多 {max} 张轮播图，请先删除不用的。',
  en: 'At most {max} pictures; delete what nobody needs.',
})
