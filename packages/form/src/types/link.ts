import { z } from 'zod'
import { checkedText } from '../checked-text.ts'
import { common } from '../common.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'

export const linkField = schemaOf(() =>
  z.object({ ...common, type: z.literal('link'), default: z.string().max(2000).optional() }),
)

const scheme = /^[a-z][a-z\d+.-]*:/i
/** Where a click may lead; `javascript:` and its like are code, not addresses. */
const schemes = new Set(['http:', 'https:', 'ftp:', 'mailto:', 'tel:'])

/** An address as it is kept: one without a scheme is a page of the web. */
function readLink(text: string): string | undefined {
  if (/\s/.test(text)) return undefined
  const isHost = /^[^/?#:@]+\.[^/?#:@]+(?::\d+)?(?:[/?#]|$)/.test(text)
  const address = isHost || !scheme.test(text) ? `https://${text}` : text
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !schemes.has(url.protocol)) return undefined
  if (url.protocol.startsWith('http') && !url.hostname.includes('.') && url.hostname !== 'localhost')
    return undefined
  return address
}

export const linkType: PurePart<z.infer<typeof linkField>> = {
  ...checkedText({ max: 2000, problem: 'notALink', read: readLink }),
  name: { zh: '链接', en: 'Link' },
  title: 'never',
  fileWidth: 40,
}
