import type { Field } from '@sluice/contract'
import { type ComponentType, lazy, Suspense } from 'react'
import { valueText } from './value-text.ts'
import type { ViewProps } from './web-part.ts'

const views = () => import('./more-views.ts')

/** Files with their tiles. */
export const Files = shown(lazy(async () => ({ default: (await views()).FilesView })))
/** Pictures, small in a line. */
export const Pictures = shown(lazy(async () => ({ default: (await views()).PicturesView })))

/** Names, while what shows the files is on its way. */
function shown(View: ComponentType<ViewProps<Field>>) {
  return function Shown(props: ViewProps<Field>) {
    return (
      <Suspense fallback={valueText(props.field, props.value, props.references)}>
        <View {...props} />
      </Suspense>
    )
  }
}
