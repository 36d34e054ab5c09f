import { DatePicker as AntDatePicker } from 'antd'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { currentLanguage } from '../i18n/language.ts'
import { followWorkspaceFormats, workspaceFormats } from './workspace-formats.ts'

dayjs.locale(currentLanguage() === 'en' ? 'en' : 'zh-cn')
followWorkspaceFormats(() => {
  const weekStart = workspaceFormats().firstDayOfWeek === 'sunday' ? 0 : 1
  for (const name of ['en', 'zh-cn']) Object.assign(dayjs.Ls[name] ?? {}, { weekStart })
})

/** antd's date picker with the names of months and days in the chosen language; import it only in lazy pages. */
export const DatePicker = AntDatePicker
