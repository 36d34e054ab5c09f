import { DatePicker as AntDatePicker } from 'antd'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { currentLanguage } from '../i18n/language.ts'

dayjs.locale(currentLanguage() === 'en' ? 'en' : 'zh-cn')

/** antd's date picker with the names of months and days in the chosen language; import it only in lazy pages. */
export const DatePicker = AntDatePicker
