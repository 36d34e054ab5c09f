import type { TakenFields } from '../../database/index.ts'
import { defineError } from '../../kernel/index.ts'

export const confirmAppName = defineError('app.confirm_name', 400, {
  zh: '请输入完整的应用名称“{name}”以确认删除。',
  en: 'Type the full name of the app, "{name}", to confirm.',
})

export const appBuiltIn = defineError('app.built_in', 409, {
  zh: '“{name}”是系统自带的应用，不能改名、删除，也不能在其中新建表单；报表和仪表盘可以。',
  en: '"{nameEn}" comes with the system: it is not renamed or deleted and takes no new forms; reports and dashboards it does.',
})

/** What to say when the name of an app is taken. */
export const appNameTaken: TakenFields = {
  app_name: {
    field: 'name',
    message: { zh: '已有同名的应用。', en: 'There is an app of that name already.' },
  },
}
