import type { FieldOf } from '@sluice/contract'
import { readDuration } from '@sluice/form'
import type { FieldControlProps } from '../control/control-props.ts'
import { TypedControl } from '../control/lazy-controls.ts'
import { useText } from '../texts.ts'
import { valueText } from '../value-text.ts'
import type { WebPart } from '../web-part.ts'
import { numericPart } from './numeric-part.tsx'

const seconds = { day: 86_400, hour: 3600, minute: 60, second: 1 } as const

const read = ({ unit = 'hour' }: FieldOf<'duration'>, text: string) => readDuration(text, seconds[unit])

export const durationPart: WebPart<FieldOf<'duration'>> = {
  ...numericPart,
  Control: DurationControl,
  width: 130,
  paste: (field, text) => read(field, text) ?? text.trim(),
}

function DurationControl(props: FieldControlProps & { field: FieldOf<'duration'> }) {
  const t = useText()
  return (
    <TypedControl
      {...props}
      read={(text) => read(props.field, text)}
      write={(value) => valueText(props.field, value)}
      example={t('form.durationExample')}
      inputMode="text"
      numeric
    />
  )
}
