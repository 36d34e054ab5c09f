import { defineTexts } from '../i18n/define-texts.ts'

export const texts = {
  zh: {
    title: '未送达事件',
    note: '通知、统计等后续处理多次失败后停在这里。排除原因后重试，或放弃。',
    what: '发生了什么',
    error: '原因',
    attempts: '已尝试',
    times: '{{count}} 次',
    createdAt: '时间',
    retry: '重试',
    discard: '放弃',
    discardTitle: '放弃这个事件？',
    discardDetail: '后续处理不会再进行，无法恢复。',
    retried: '已重新开始处理',
    discarded: '已放弃',
    emptyTitle: '全部已送达',
    emptyDetail: '没有需要处理的事件。',
  },
  en: {
    title: 'Undelivered events',
    note: 'What follows from an event (notices, figures …) and failed too often stops here. Remove the cause and retry, or give it up.',
    what: 'What happened',
    error: 'Cause',
    attempts: 'Tried',
    times: '{{count}} times',
    createdAt: 'Time',
    retry: 'Retry',
    discard: 'Give up',
    discardTitle: 'Give this event up?',
    discardDetail: 'What follows from it will not be done any more. This cannot be undone.',
    retried: 'Being worked on again',
    discarded: 'Given up',
    emptyTitle: 'Everything was delivered',
    emptyDetail: 'No event needs attention.',
  },
} as const

export const { useText } = defineTexts('delivery', texts)
export type Translate = ReturnType<typeof useText>
