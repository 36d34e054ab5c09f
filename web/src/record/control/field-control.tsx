import { webPartOf } from '../web-parts.ts'
import type { FieldControlProps } from './control-props.ts'
import { ShownControl } from './shown-control.tsx'

/** The control that edits a field; the heavy ones are loaded when a form has them. */
export function FieldControl(props: FieldControlProps) {
  return <ShownControl Control={webPartOf(props.field).Control} {...props} />
}
