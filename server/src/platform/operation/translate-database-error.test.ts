import { expect, test } from 'vitest'
import { SluiceError } from '../../kernel/index.ts'
import { translateDatabaseError } from './translate-database-error.ts'

test('[7.A15] what PostgreSQL refuses is told in our words, in both languages, and never in its own', () => {
  for (const code of ['22001', '22003', '22P02', '22012', '22ZZZ', '23502', '23514', '54000']) {
    const own = 'invalid input syntax for type numeric: "x" in t_0193.form_7.f_amount'
    const refusal = translateDatabaseError(Object.assign(new Error(own), { code }))
    expect(refusal).toBeInstanceOf(SluiceError)
    const { status, text, params } = refusal as SluiceError
    expect(status).toBe(400)
    expect(text.zh).toMatch(/^有一个值无法保存：[^{}]+。$/)
    expect(text.en).toMatch(/^A value cannot be kept: [^{}]+\.$/)
    expect(JSON.stringify([text, params])).not.toMatch(/numeric|t_0193|syntax/)
  }
})
