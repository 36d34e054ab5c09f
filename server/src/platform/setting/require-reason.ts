import { invalidInput } from '../../kernel/index.ts'
import type { Shelf } from './shelf.ts'

/** @throws invalidInput when others are concerned and nothing says why */
export function requireReason({ scope }: Shelf, reason: string): void {
  if (scope === 'person' || reason !== '') return
  throw invalidInput({ count: 1 }, [
    {
      field: 'reason',
      code: 'required',
      message: {
        zh: '请写明修改原因，它会留在修改记录里。',
        en: 'Say why: the reason stays in the history.',
      },
    },
  ])
}
