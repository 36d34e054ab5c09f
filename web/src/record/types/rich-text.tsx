import type { FieldOf } from '@sluice/contract'
import { lazy, Suspense } from 'react'
import { RichTextControl } from '../control/lazy-controls.ts'
import { valueText } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'

const RichText = lazy(async () => ({ default: (await import('../more-views.ts')).RichText }))

export const richTextPart: WebPart<FieldOf<'richText'>> = {
  Control: RichTextControl,
  View: RichTextView,
  width: 240,
  quiet: 'inGrid',
  sorts: false,
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
  isGroup: () => true,
}

/** In a line as plain text. */
function RichTextView({ field, value, dense }: ViewProps<FieldOf<'richText'>>) {
  const text = valueText(field, value)
  if (dense) return <span>{text.replaceAll('\n', ' ')}</span>
  return (
    <Suspense fallback={text}>
      <RichText html={String(value)} />
    </Suspense>
  )
}
