import type { FieldOf } from '@sluice/contract'
import { readTime } from '@sluice/form'
import type { FieldControlProps } from '../control/control-props.ts'
import { TypedControl } from '../control/lazy-controls.ts'
import { dateWords } from '../operator-words.ts'
import { valueText } from '../value-text.ts'
import type { WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

export const timePart: WebPart<FieldOf<'time'>> = {
  Control: TimeControl,
  View: WholeText,
  width: 100,
  sorts: true,
  operatorWords: () => dateWords,
  paste: (_, text) => readTime(text) ?? text.trim(),
}

function TimeControl(props: FieldControlProps & { field: FieldOf<'time'> }) {
  return (
    <TypedControl
      {...props}
      read={readTime}
      write={(value) => valueText(props.field, value)}
      example={props.field.seconds ? '09:30:00' : '09:30'}
      inputMode="text"
    />
  )
}
