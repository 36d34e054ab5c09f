import { defineTexts } from '../../i18n/define-texts.ts'

/** Words of controls that are loaded on use, so that the first page does without them. */
export const texts = {
  zh: {
    control: {
      firstDay: '开始日期',
      lastDay: '结束日期',
      firstDayOf: '{{name}}：开始日期',
      lastDayOf: '{{name}}：结束日期',
      role: '选择角色',
    },
  },
  en: {
    control: {
      firstDay: 'First day',
      lastDay: 'Last day',
      firstDayOf: '{{name}}: first day',
      lastDayOf: '{{name}}: last day',
      role: 'Choose a role',
    },
  },
} as const

export const { useText } = defineTexts('control', texts)
