import { expect, test } from 'vitest'
import { discover } from '../../discover.ts'
import type { OperationContext } from '../operation/index.ts'
import { defineNotice, noticesByKind, notify } from './index.ts'

test('[8.6] a notice says the same things in both languages, and its kind has one module', () => {
  const text = {
    name: { zh: '刷墙', en: 'Painting' },
    zh: '{by}刷了{wall}',
    en: '{wall} was painted by {by}',
  } as const
  const painted = defineNotice('painted', text)
  expect(painted.params).toEqual(['by', 'wall'])
  expect(() => defineNotice('painted', { ...text, en: 'Painted by {by}' })).toThrow(
    /painted names other things/,
  )
  expect(() => noticesByKind([painted, painted])).toThrow('Two notices are called painted')
})

test('[8.6] what the text of a notice names is asked for by its type', () => {
  const painted = defineNotice('painted', {
    name: { zh: '刷墙', en: 'Painting' },
    zh: '{by}刷了{wall}',
    en: '{wall} was painted by {by}',
  })
  const told = { memberIds: [], notice: painted }
  const send = {
    whole: (context: OperationContext) => notify(context, { ...told, params: { by: '张三', wall: '东墙' } }),
    // @ts-expect-error the wall is missing
    short: (context: OperationContext) => notify(context, { ...told, params: { by: '张三' } }),
  }
  expect(Object.keys(send)).toEqual(['whole', 'short'])
})

test('[8.6] the notices of modules are found where they stand', async () => {
  const notices = noticesByKind((await discover()).notices)
  expect(notices.get('taskOpened')?.params).toEqual(['applicant', 'node', 'title'])
})

test('[7.B23] the kinds that one chooses from have names, each its own, with nothing left open in them', async () => {
  const notices = (await discover()).notices
  for (const locale of ['zh', 'en'] as const) {
    const names = notices.map(({ name }) => name[locale])
    expect(new Set(names).size).toBe(notices.length)
    for (const name of names)
      expect(name).toMatch(locale === 'zh' ? /^[\p{Script=Han}，]+$/u : /^[A-Z][\w ,']+$/)
  }
})
