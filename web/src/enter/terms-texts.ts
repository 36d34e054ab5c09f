import { defineTexts } from '../i18n/define-texts.ts'

// Beside the texts of signing in, which come with the first load; these are read by few.
const texts = {
  zh: { title: '用户协议', detail: '注册即表示您同意：', back: '返回登录与注册' },
  en: { title: 'Terms of use', detail: 'By registering you agree that:', back: 'Back to signing in' },
} as const

export const { useText } = defineTexts('terms', texts)
