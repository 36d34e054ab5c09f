import { expect, test } from 'vitest'
import { z } from 'zod'
import { validateInput } from './validate-input.ts'

function refusal(schema: z.ZodType, input: unknown) {
  try {
    validateInput(schema, input)
  } catch (error) {
    return error as { params: { count: number }; fields: { field: string; code: string; message: unknown }[] }
  }
  return expect.fail('nothing was refused')
}

test('[P4.1] wrong fields are named in both languages, with the words of a rule where it has some', () => {
  const schema = z.object({ a: z.string().max(2), b: z.number('a count'), c: z.array(z.int()) })
  expect(refusal(schema, { a: 'xxx', b: 'x', c: [1, 'x'] }).fields).toMatchObject([
    { field: 'a', code: 'too_big', message: { zh: '最多 2 个字符。', en: 'At most 2 characters.' } },
    { field: 'b', code: 'invalid_type', message: { zh: 'a count', en: 'a count' } },
    {
      field: 'c.1',
      code: 'invalid_type',
      message: {
        zh: '无效输入：期望 数字，实际接收 string',
        en: 'Invalid input: expected number, received string',
      },
    },
  ])
})

test('[7.A2] of thousands of wrong fields a hundred are named, and all are counted', () => {
  const list = Array.from({ length: 20_000 }, () => 'x')
  const { params, fields } = refusal(z.object({ list: z.array(z.int()) }), { list })
  expect(params.count).toBe(20_000)
  expect(fields.map(({ field }) => field)).toEqual(Array.from({ length: 100 }, (_, index) => `list.${index}`))
})
