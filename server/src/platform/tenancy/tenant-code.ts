import { z } from 'zod'
import type { Transaction } from '../../database/index.ts'
import { type FieldError, invalidInput, type SluiceError } from '../../kernel/index.ts'

/** 3 to 20 characters, a letter first, then letters, digits and hyphens (P2.1); kept in lower case. */
export const tenantCodeSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(20)
  .regex(/^[a-z][a-z0-9-]*$/)

/** The field of a code that somebody has, with free ones; nothing when it is free. */
export async function takenCodes(
  transaction: Transaction,
  code: string,
  field: string,
): Promise<FieldError[]> {
  const { rowCount } = await transaction.query('select from tenant where code = $1', [code])
  return rowCount ? (await codeTaken(transaction, code, field)).fields : []
}

/** Says that a code is taken and suggests free ones. */
export async function codeTaken(
  transaction: Transaction,
  code: string,
  field = 'code',
): Promise<SluiceError> {
  const free = await freeCodes(transaction, code)
  return invalidInput({ count: 1 }, [
    {
      field,
      code: 'taken',
      message: { zh: '这个工作区代码已被使用。', en: 'This workspace code is taken.' },
      params: { free: free.join(', ') },
      suggestion: { zh: '{free}', en: '{free}' },
    },
  ])
}

/** Three codes near the wanted one that nobody has. */
async function freeCodes(transaction: Transaction, code: string): Promise<string[]> {
  const stem = code.slice(0, 16).replace(/-+$/, '')
  const candidates = ['-hq', '-app', '-cn', ...Array.from({ length: 30 }, (_, index) => `-${index + 2}`)].map(
    (ending) => `${stem}${ending}`,
  )
  const { rows } = await transaction.query<{ code: string }>('select code from tenant where code = any($1)', [
    candidates,
  ])
  const taken = new Set(rows.map((row) => row.code))
  return candidates.filter((candidate) => !taken.has(candidate)).slice(0, 3)
}
