import { ProblemError } from '@sluice/contract'
import type { FormInstance } from 'antd'
import { expect, test } from 'vitest'
import { fieldName, showFieldErrors } from './field-errors.ts'

function formWith(names: (string | number)[][]) {
  const set: unknown[] = []
  const form = {
    getFieldsValue: () => ({}),
    getFieldsError: () => names.map((name) => ({ name, errors: [] })),
    setFields: (fields: unknown[]) => set.push(...fields),
    scrollToField: () => undefined,
  } as unknown as FormInstance
  return { form, set }
}

const problem = new ProblemError({
  type: 'about:blank',
  title: '有 2 处填写不正确',
  status: 400,
  code: 'common.invalid_input',
  detail: '',
  errors: [
    { field: 'code', code: 'taken', message: '代码已被使用', suggestion: '可用：acme-2' },
    { field: 'plan', code: 'unknown', message: '没有这个套餐' },
  ],
})

test('a path with indexes becomes the name antd uses', () => {
  expect(fieldName('fields.2.name')).toEqual(['fields', 2, 'name'])
})

test('errors go beside their fields, those without a field come back', () => {
  const { form, set } = formWith([['code'], ['name']])
  const rest = showFieldErrors(form, problem)
  expect(set).toEqual([{ name: ['code'], errors: ['代码已被使用 可用：acme-2'] }])
  expect(rest.map(({ field }) => field)).toEqual(['plan'])
})

test('a renamed path finds its field', () => {
  const { form, set } = formWith([['tenant', 'code']])
  showFieldErrors(form, problem, (path) => `tenant.${path}`)
  expect(set).toHaveLength(1)
})
