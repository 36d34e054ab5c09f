import { recomputeZone } from '../calendar/index.ts'
import { defineSetting, type SettingGroup } from '../setting/index.ts'
import { standardTimeZone } from './standard-time-zone.ts'

const region: SettingGroup = { key: 'region', words: { zh: '语言与格式', en: 'Language and formats' } }
const appearance: SettingGroup = { key: 'appearance', words: { zh: '外观', en: 'Appearance' } }

/** Language of those who chose none. */
export const language = defineSetting({
  key: 'region.language',
  scope: 'tenant',
  group: region,
  words: { zh: '默认语言', en: 'Language' },
  help: {
    zh: '没有自己选择语言的成员看到的界面语言。',
    en: 'Of screens for members who chose none themselves.',
  },
  control: {
    kind: 'choice',
    options: [
      { value: 'zh', words: { zh: '中文', en: '中文' } },
      { value: 'en', words: { zh: 'English', en: 'English' } },
    ],
  },
  standard: 'zh',
})

/** Where days begin and end: periods of reports, "today", timers, times without a zone. */
export const timeZone = defineSetting({
  key: 'region.timeZone',
  scope: 'tenant',
  perWorkspace: true,
  group: region,
  words: { zh: '时区', en: 'Time zone' },
  help: {
    zh: '决定一天从何时开始：报表的日期、“今天”、自动编号的日期、流程定时、导入时没写时区的时间。修改后，正在等待的定时会在后台重新计算。工作日历有自己的时区。',
    en: 'Says when a day begins: dates of reports, "today", dates in numbers, timers of flows, imported times without a zone. After a change, timers under way are reckoned anew. Work calendars have zones of their own.',
  },
  control: { kind: 'timeZone' },
  standard: standardTimeZone,
  apply: (context, change) => recomputeZone(context, change),
})

/** Currency that new money fields start with. */
export const currency = defineSetting({
  key: 'region.currency',
  scope: 'tenant',
  group: region,
  words: { zh: '默认币种', en: 'Currency' },
  help: {
    zh: '新建金额字段时选中的币种，已有字段不变。',
    en: 'What new money fields start with; those there are stay as they are.',
  },
  control: {
    kind: 'choice',
    options: [
      { value: 'CNY', words: { zh: '人民币 CNY', en: 'Chinese yuan CNY' } },
      { value: 'USD', words: { zh: '美元 USD', en: 'US dollar USD' } },
      { value: 'EUR', words: { zh: '欧元 EUR', en: 'Euro EUR' } },
      { value: 'HKD', words: { zh: '港元 HKD', en: 'Hong Kong dollar HKD' } },
      { value: 'GBP', words: { zh: '英镑 GBP', en: 'Pound sterling GBP' } },
    ],
  },
  standard: 'CNY',
})

/** Day that weeks of calendars on the screen begin with. */
export const firstDayOfWeek = defineSetting({
  key: 'region.firstDayOfWeek',
  scope: 'tenant',
  group: region,
  words: { zh: '每周第一天', en: 'First day of the week' },
  help: { zh: '日期选择器里一周从哪天开始。', en: 'Where weeks of date pickers begin.' },
  control: {
    kind: 'choice',
    options: [
      { value: 'monday', words: { zh: '星期一', en: 'Monday' } },
      { value: 'sunday', words: { zh: '星期日', en: 'Sunday' } },
    ],
  },
  standard: 'monday',
})

/** Colour of buttons and links. */
export const themeColour = defineSetting({
  key: 'appearance.colour',
  scope: 'tenant',
  group: appearance,
  words: { zh: '主题色', en: 'Theme colour' },
  help: {
    zh: '按钮、链接和选中状态的颜色；深色主题会自动调亮。',
    en: 'Of buttons, links and what is chosen; the dark theme makes it lighter by itself.',
  },
  control: { kind: 'colour' },
  standard: '',
})

/** Picture at the top left instead of the product's own. */
export const logo = defineSetting({
  key: 'appearance.logo',
  scope: 'tenant',
  group: appearance,
  words: { zh: '标志', en: 'Logo' },
  help: {
    zh: 'PNG 或 JPG，方形最好；会缩小到 128 像素。',
    en: 'PNG or JPG, a square looks best; it is scaled to 128 pixels.',
  },
  control: { kind: 'image', maxBytes: 64 * 1024 },
  standard: '',
})
