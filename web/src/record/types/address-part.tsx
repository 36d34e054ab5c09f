import type { FieldOf } from '@sluice/contract'
import type { FieldControlProps } from '../control/control-props.ts'
import { TypedControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import type { ViewProps, WebPart } from '../web-part.ts'

type AddressField = FieldOf<'email'> | FieldOf<'phone'> | FieldOf<'link'>

const modes = { email: 'email', phone: 'tel', link: 'url' } as const
const examples = { email: 'name@example.com', phone: '13812345678', link: 'https://example.com' }

/** What mail addresses, phones and links share: they are typed as text and clicked to be used. */
export const addressPart = {
  Control: AddressControl,
  View: AddressView,
  sorts: true,
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
  paste: (_, text) => text.trim(),
} satisfies Partial<WebPart<AddressField>>

function AddressControl(props: FieldControlProps & { field: AddressField }) {
  const { type } = props.field
  return (
    <TypedControl
      {...props}
      // The server brings it into its one writing.
      read={(text) => text}
      write={String}
      example={examples[type]}
      inputMode={modes[type]}
    />
  )
}

function AddressView({ field, value, dense }: ViewProps<AddressField>) {
  const text = String(value)
  const target = hrefOf(field, text)
  if (!target) return <span className={dense ? undefined : styles.wrapped}>{text}</span>
  return (
    <a
      className={dense ? undefined : styles.wrapped}
      href={target}
      {...(field.type === 'link' ? { target: '_blank', rel: 'noopener noreferrer nofollow' } : {})}
      onClick={(event) => event.stopPropagation()}
    >
      {text}
    </a>
  )
}

/** Where a click leads; nowhere for what is masked, or from before its field was one of these. */
function hrefOf({ type }: AddressField, text: string): string | undefined {
  if (text.includes('***')) return undefined
  if (type === 'email') return text.includes('@') ? `mailto:${text}` : undefined
  if (type === 'phone') return `tel:${text.replace(/(?:转|ext\.?|x|#).*$/i, '').replace(/[^\d+]/g, '')}`
  return /^(?:https?|ftp|mailto|tel):/i.test(text) ? text : undefined
}
