import type { Field } from '@sluice/contract'
import { typeOf } from '@sluice/form'
import { useQueries } from '@tanstack/react-query'
import { operationQuery } from '../kit/use-operation.ts'
import { type FormDetail, fieldsOf } from '../record/form-detail.ts'
import { accessTo } from '../record/model.ts'
import { systemFieldsOf } from '../record/system-fields.ts'

/** A form with the fields a dashboard can be filtered by. */
export interface FilterForm {
  id: string
  name: string
  fields: Field[]
}

/** Forms by id, in the order asked for, as far as they have come and may be seen. */
export function useFilterForms(formIds: readonly string[]): FilterForm[] {
  return useQueries({
    queries: formIds.map((formId) => ({ ...operationQuery('form.get', { formId }), staleTime: 60_000 })),
    combine: (answers) => answers.flatMap(({ data }) => (data ? [filterForm(data)] : [])),
  })
}

function filterForm(form: FormDetail): FilterForm {
  const own = fieldsOf(form).filter((field) => {
    const right = accessTo(field, form.fieldAccess)
    const readable = right === 'read' || right === 'edit'
    return typeOf(field).report && readable && (!form.offered || field.id in form.offered.filters)
  })
  return { id: form.id, name: form.name, fields: [...own, ...systemFieldsOf(form)] }
}
