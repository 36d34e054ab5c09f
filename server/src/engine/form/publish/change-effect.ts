import type { Filter } from '@sluice/contract'
import type { Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { ConversionImpact } from './conversion-impact.ts'
import { countRows, countUses, type RowImpact } from './failing-rows.ts'
import type { SchemaChange } from './plan-changes.ts'
import { pathOf } from './uses-of-fields.ts'

/** What a change does to some rows, in words. */
export interface ChangeEffect extends Text {
  rows: number
  /** Shows these rows in a list of the form as it is published now; absent where no filter says which they are. */
  filter?: Filter
}

/** Where effects are counted. */
interface Counting {
  transaction: OperationContext['transaction']
  form: LoadedForm
}

/** Rows that have no value of a field that is added, or have one again. */
export async function effectsOfAdding(
  { transaction, form }: Counting,
  change: Extract<SchemaChange, { kind: 'add' }>,
): Promise<ChangeEffect[]> {
  if (form.version === 0) return []
  if (change.restored) {
    const rows = await countRows(transaction, form, change, 'filled')
    return some({ rows, zh: '恢复原来的值', en: 'have their earlier value again' })
  }
  const rows = await countRows(transaction, form, change, 'all')
  const { field } = change
  if (field.required) {
    return some({
      rows,
      zh: '此字段为空：保持不变，下次修改这个字段时必须填写',
      en: 'have no value: they stay, and need one when this field is changed next',
    })
  }
  return 'default' in field && field.default !== undefined
    ? some({
        rows,
        zh: '此字段为空：默认值只用于新数据',
        en: 'have no value: the default is for new records only',
      })
    : some({ rows, zh: '此字段为空', en: 'have no value of it' })
}

/** Rows whose values are kept where nobody sees them. */
export async function effectsOfArchiving({ transaction, form }: Counting, change: SchemaChange) {
  const rows = await countRows(transaction, form, change, 'filled')
  const filter = { field: pathOf(change), op: 'isNotEmpty' } as const
  return some({ rows, zh: '的值不再显示，数据保留', en: 'have a value that is hidden and kept', filter })
}

/** Rows whose values are converted, say nothing, or do not fit. */
export function effectsOfConverting(change: SchemaChange, impact: ConversionImpact): ChangeEffect[] {
  const { affected, failing, emptied, samples } = impact
  const filled = { field: pathOf(change), op: 'isNotEmpty' } as const
  const rest = failing + emptied
  return [
    ...some({
      rows: affected - rest,
      zh: '的值转换为新类型',
      en: 'have a value that is converted',
      // With others among them, no filter says which are converted.
      ...(rest === 0 ? { filter: filled } : {}),
    }),
    ...some({
      rows: emptied,
      zh: '写的是“没有”（如“-”），将为空',
      en: 'say that there is nothing ("-") and become empty',
    }),
    ...some({
      rows: failing,
      zh: '的值无法转换，将被清空（原值留在历史中）',
      en: 'have a value that does not convert and is emptied (the history keeps it)',
      ...filterOfSamples(failing, samples),
    }),
  ]
}

/** Rows that share a value which has to be one row's alone. */
export function effectsOfUnique({ failing, samples }: RowImpact): ChangeEffect[] {
  return some({
    rows: failing,
    zh: '的值重复，须先改成不同的值',
    en: 'share a value: it has to be changed first',
    ...filterOfSamples(failing, samples),
  })
}

/** Rows that are empty where a value is required from now on. */
export async function effectsOfRequiring({ transaction, form }: Counting, change: SchemaChange) {
  const rows = await countRows(transaction, form, change, 'empty')
  return some({
    rows,
    zh: '此字段为空：保持不变，下次修改这个字段时必须填写',
    en: 'have no value: they stay, and need one when this field is changed next',
    filter: { field: pathOf(change), op: 'isEmpty' },
  })
}

/** Rows that hold choices which are taken away or called otherwise. */
export async function effectsOfChoices(
  { transaction, form }: Counting,
  change: Extract<SchemaChange, { kind: 'constraint' }>,
): Promise<ChangeEffect[]> {
  const { field, before } = change
  if (!('choices' in field) || !('choices' in before)) return []
  const after = new Map(field.choices.map(({ value, label }) => [value, label]))
  const removed = before.choices.filter(({ value }) => !after.has(value))
  const renamed = before.choices.filter(({ value, label }) => after.has(value) && after.get(value) !== label)
  const holding = async (choices: typeof before.choices, text: Text) => {
    if (choices.length === 0) return []
    const values = choices.map(({ value }) => value)
    const rows = await countUses(transaction, form, change, values)
    return some({ rows, ...text, filter: { field: pathOf(change), op: 'in', value: values } })
  }
  const names = removed.map(({ label }) => label)
  return [
    ...(await holding(removed, {
      zh: `选了被删除的选项（${names.join('、')}）：值保留，不能再选`,
      en: `hold a choice that is removed (${names.join(', ')}): it stays there and cannot be chosen any more`,
    })),
    ...(await holding(renamed, { zh: '的选项改用新名称显示', en: 'show a choice by its new name' })),
  ]
}

/** The effect, where there are rows it is about. */
function some(effect: ChangeEffect): ChangeEffect[] {
  return effect.rows > 0 ? [effect] : []
}

function filterOfSamples(count: number, samples: RowImpact['samples']): { filter?: Filter } {
  const ids = [...new Set(samples.map(({ recordId }) => recordId))]
  return count > 0 && samples.length === count ? { filter: { field: '$id', op: 'in', value: ids } } : {}
}
