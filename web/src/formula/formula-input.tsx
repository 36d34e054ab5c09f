import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { FormulaInputProps } from './formula-face.ts'

const Field = lazy(() =>
  import('./editor/formula-field.tsx').then(({ FormulaField }) => ({ default: FormulaField })),
)

/**
 * A formula as a control (N2.12): shows it in the names of its fields and opens the editor: completion, errors at their place,
 * what comes of it for a sample record, help for every function. All of it is loaded where a formula is shown.
 */
export function FormulaInput(props: FormulaInputProps) {
  return (
    <Suspense fallback={<Skeleton.Button active block />}>
      <Field {...props} />
    </Suspense>
  )
}
