import { z } from 'zod'
import { checkedText } from '../checked-text.ts'
import { common, unique } from '../common.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const emailField = schemaOf(() =>
  z.object({ ...common, ...unique, type: z.literal('email'), default: z.string().max(254).optional() }),
)

/** What browsers take for an address (HTML, "valid e-mail address"), with a dot in its domain. */
const address =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i

export const emailType: PurePart<z.infer<typeof emailField>> = {
  ...checkedText({
    max: 254,
    problem: 'notAnEmail',
    // Domains know no capitals (RFC 1035); what stands before them is the mail server's to say.
    read: (text) =>
      address.test(text) ? text.replace(/[^@]+$/, (domain) => domain.toLowerCase()) : undefined,
  }),
  name: { zh: '邮箱', en: 'Email' },
  canBeUnique: true,
  report: { kind: 'text', offered: true },
  canBeKey: true,
  /** `zhang.san@example.com` → `z***@example.com` (P6.4). */
  mask: (value) => String(value).replace(/^(.).*(?=@)/u, '$1***'),
}
