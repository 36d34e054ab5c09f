import type { Services, SluiceOperation } from '../../platform/operation/index.ts'
import { systemId } from '../../platform/system-form/index.ts'
import { loadDeclared, recordsThat, valuesOfRecord } from '../form/index.ts'
import { notFitting } from './errors.ts'
import { lockForAction } from './lock-for-action.ts'

/**
 * Refuses what an action is not for. An unknown record is left to the operation, which says so in its own words, and so are
 * records of forms that people made: these it locks and judges itself.
 */
export const requireFitting: Services['requireFitting'] = async (context, operation, input) => {
  const { action } = operation
  const recordId = action && (input as Record<string, unknown>)[action.record]
  if (!action?.when || action.on === 'records' || typeof recordId !== 'string') return
  const form = await loadDeclared(context, context.services.systemForms.byId(systemId(`form:${action.on}`))!)
  await lockForAction(context, form, recordId)
  const { filter, refusal } = action.when
  if ((await recordsThat(context, form, [recordId], { filter })).length > 0) return
  const values = await valuesOfRecord(context, form, recordId)
  if (values) throw refusal?.(values) ?? refusalOf(operation)
}

function refusalOf({ action }: SluiceOperation) {
  return notFitting({ act: action!.name.zh, actEnglish: action!.name.en })
}
