import { defineNotice } from '../notification/index.ts'

export const announced = defineNotice('announced', {
  name: { zh: '发布公告', en: 'An announcement' },
  zh: '公告：{title}',
  en: 'Announcement: {title}',
})
