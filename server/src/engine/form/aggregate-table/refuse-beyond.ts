import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { AggregateTable } from './definition.ts'
import { aggregateRefused } from './errors.ts'
import { keyWords } from './key-words.ts'

/** What an act makes of an amount. */
export interface ChangedAmount {
  key: string
  value: number
  /** By how much it changed. */
  asked: number
}

/** Refuses what takes an amount further beyond a bound. @throws aggregateRefused naming the key and the numbers */
export async function refuseBeyond(
  context: OperationContext,
  table: AggregateTable,
  form: LoadedForm,
  amounts: readonly ChangedAmount[],
): Promise<void> {
  const { least, most, message = '' } = table.definition
  const wrong = amounts.find(
    ({ value, asked }) =>
      (least !== undefined && value < least && asked < 0) ||
      (most !== undefined && value > most && asked > 0),
  )
  if (!wrong) return
  const { key, value, asked } = wrong
  const [words] = await keyWords(context, table.definition, [key], form)
  const below = asked < 0
  throw aggregateRefused({
    table: table.name,
    key: words!.map((word, index) => `${table.definition.keys[index]?.name ?? ''} ${word}`).join('，'),
    have: shown(value - asked),
    asked: `${asked > 0 ? '+' : '−'}${shown(Math.abs(asked))}`,
    now: shown(value),
    bound: below ? `低于下限 ${least}` : `高于上限 ${most}`,
    boundEn: below ? `below ${least}` : `above ${most}`,
    message,
  })
}

function shown(value: number): number {
  return Number(value.toPrecision(15))
}
