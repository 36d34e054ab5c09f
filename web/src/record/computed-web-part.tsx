import type { Field } from '@sluice/contract'
import { createElement } from 'react'
import type { ViewProps, WebPart } from './web-part.ts'

/** Of a computed field as long as nobody knows what its values are like; afterwards `asResultOnScreen` speaks for it. */
export const computedWebPart = {
  View: ({ value }: Pick<ViewProps<Field>, 'value'>) => <span>{String(value)}</span>,
  width: 140,
  sorts: false,
}

const known = new WeakMap<object, unknown>()

/** The part of a computed field, which is shown and compared as `result` is. */
export function asResultOnScreen<F extends Field>(field: F, result: F, part: WebPart<F>): WebPart<F> {
  const before = known.get(field)
  if (before) return before as WebPart<F>
  const { View } = part
  const named = { ...result, id: field.id, name: field.name }
  const show = (props: ViewProps<F>) => createElement(View, { ...props, field: named })
  const made: WebPart<F> = {
    View: show,
    width: part.width,
    sorts: part.sorts && !('moving' in field && field.moving),
    ...(part.quiet && { quiet: part.quiet }),
    ...(part.operatorWords && { operatorWords: () => part.operatorWords!(named) }),
    comparedAs: () => part.comparedAs?.(named) ?? named,
    ...(part.severalAs && { severalAs: () => part.severalAs!(named) }),
  }
  known.set(field, made)
  return made
}
