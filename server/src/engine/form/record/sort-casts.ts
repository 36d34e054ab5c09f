import { isDate, toInstant } from '@sluice/form'
import { isUuid } from '../../../kernel/index.ts'
import type { Operand } from '../filter/operand.ts'

/** A value of a sort key as a cursor holds it. */
export type KeyPart = string | number | null

/** What lists can be ordered by: how its values are written in SQL, and which a cursor may hold. */
export const casts: Partial<Record<Operand['kind'], { cast: string; fits(value: KeyPart): boolean }>> = {
  text: { cast: 'text', fits: (value) => typeof value === 'string' },
  choice: { cast: 'text', fits: (value) => typeof value === 'string' },
  number: { cast: 'numeric', fits: (value) => typeof value === 'number' },
  money: { cast: 'bigint', fits: (value) => Number.isSafeInteger(value) },
  date: { cast: 'date', fits: (value) => typeof value === 'string' && isDate(value) },
  days: { cast: 'text', fits: (value) => typeof value === 'string' },
  timestamp: {
    cast: 'timestamptz',
    fits: (value) => typeof value === 'string' && toInstant(value) !== undefined,
  },
  id: { cast: 'uuid', fits: (value) => typeof value === 'string' && isUuid(value) },
}
