import type { FieldOf } from '@sluice/contract'
import { lazy, Suspense } from 'react'
import { BarcodeControl } from '../control/lazy-controls.ts'
import { valueText } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'

const Barcode = lazy(async () => ({ default: (await import('../barcode.tsx')).Barcode }))

export const barcodePart: WebPart<FieldOf<'barcode'>> = {
  Control: BarcodeControl,
  View: BarcodeView,
  width: 160,
  sorts: true,
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
  paste: (_, text) => text.trim(),
}

/** In a line the text alone; where there is room, drawn so that a phone or a scanner reads it from the screen or the print. */
function BarcodeView({ field, value, dense }: ViewProps<FieldOf<'barcode'>>) {
  const text = valueText(field, value)
  if (dense) return <span className="tabular">{text}</span>
  return (
    <Suspense fallback={text}>
      <Barcode text={text} format={field.format ?? 'qr'} />
    </Suspense>
  )
}
