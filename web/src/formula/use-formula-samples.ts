import { useMemo } from 'react'
import { useOperation } from '../kit/use-operation.ts'
import type { FormulaSample } from './formula-face.ts'

const most = 10

/** The newest records of a form, to try formulas on. @param formId undefined: a form without records yet */
export function useFormulaSamples(formId: string | undefined): readonly FormulaSample[] {
  const { data } = useOperation(
    'record.list',
    { formId: formId ?? '', limit: most },
    { enabled: formId !== undefined, staleTime: 60_000 },
  )
  return useMemo(() => (data?.items ?? []).map(({ id, title, values }) => ({ id, title, values })), [data])
}
