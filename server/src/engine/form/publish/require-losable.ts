import type { OperationContext } from '../../../platform/operation/index.ts'
import { fieldAccessOf } from '../access/form-access.ts'
import { newParameters, rowScope } from '../access/row-scope.ts'
import { recordDecided } from '../errors.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { type RecordRow, readField, recordColumns } from '../record/record-row.ts'
import { recordTitle, titleFields } from '../record/record-title.ts'

/**
 * What is decided stays decided (N2.6): who may not change such records does not empty their values by a publish either.
 * Who does is told of in the history of their flows.
 * @param lost SQL of the ids of the records that would lose a value
 * @throws recordDecided naming one of them
 */
export async function requireLosable(
  context: OperationContext,
  form: LoadedForm,
  lost: string,
): Promise<void> {
  const { transaction } = context
  const parameters = newParameters()
  const scope = await rowScope(context, form, 'record.changeDecided', parameters)
  if (!scope) return
  const { rows } = await transaction.query<RecordRow>(
    `select ${recordColumns(form, titleFields(form))} from ${form.layout.from}
     where r.flow_state = 'approved' and r.id in (${lost}) and (${scope}) is not true limit 1`,
    parameters.values,
  )
  const [row] = rows
  if (!row) return
  const access = fieldAccessOf(await context.policy(), form, 'record.read')
  throw recordDecided({ title: recordTitle(form, row.id, (field) => readField(field, row), access) })
}
