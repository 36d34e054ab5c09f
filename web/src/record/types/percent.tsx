import type { FieldOf } from '@sluice/contract'
import { byHundred, writePercent } from '@sluice/form'
import type { FieldControlProps } from '../control/control-props.ts'
import { TypedControl } from '../control/lazy-controls.ts'
import { parseNumber } from '../parse-number.ts'
import type { WebPart } from '../web-part.ts'
import { numericPart } from './numeric-part.tsx'

export const percentPart: WebPart<FieldOf<'percent'>> = {
  ...numericPart,
  Control: PercentControl,
  width: 110,
  paste: (_, text) => readPercent(text) ?? text.trim(),
}

/** People type hundredths: 12.5 and 12.5% are an eighth. */
function readPercent(text: string): number | undefined {
  const number = parseNumber(text.trim().replace(/[%％]$/, ''))
  return typeof number === 'number' ? byHundred(number) : undefined
}

function PercentControl(props: FieldControlProps & { field: FieldOf<'percent'> }) {
  return (
    <TypedControl
      {...props}
      read={readPercent}
      write={(value) => writePercent(props.field, value)}
      example="12.5%"
      inputMode="decimal"
      numeric
    />
  )
}
