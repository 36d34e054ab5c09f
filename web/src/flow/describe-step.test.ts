import type { Field } from '@sluice/contract'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { describeCondition, type Translate } from './describe-step.ts'
import { text } from './texts.ts'

const fields = new Map<string, Field>(
  (
    [
      { id: 'amount', name: '金额', type: 'money', currency: 'CNY' },
      { id: 'weight', name: '重量', type: 'number', unit: 'kg' },
      { id: 'country', name: '国家', type: 'singleChoice', choices: [{ value: 'fr', label: '法国' }] },
    ] as Field[]
  ).map((field) => [field.id, field]),
)
const sentence = (condition: string) =>
  describeCondition(condition, { fields, members: {}, roles: {} }, text as unknown as Translate)

beforeAll(async () => {
  await i18next.init({ lng: 'zh', resources: {}, initAsync: false, interpolation: { escapeValue: false } })
})

test('[N3.2] the condition of a branch writes money, numbers and choices as the record does', () => {
  expect(sentence('{{amount}} >= 5000')).toBe('金额 大于等于 ¥5,000.00')
  expect(sentence('AND({{weight}} < 1200.5, {{country}} = "fr")')).toBe(
    '重量 小于 1,200.5 kg 且 国家 等于 法国',
  )
  expect(sentence('ISBLANK({{amount}})')).toBe('金额 为空')
  expect(sentence('{{gone}} > 3')).toBe('gone 大于 3')
})
