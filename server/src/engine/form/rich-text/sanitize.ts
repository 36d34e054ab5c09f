import { deepestElement, picturesIn, plainText } from '@sluice/form'
import sanitizeHtml from 'sanitize-html'

/** A picture of the store of files, and nothing else that a reader's browser would fetch. */
const ownPicture = /^\/api\/files\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const spans = { colspan: /^[1-9]\d?$/, rowspan: /^[1-9]\d?$/ } as const

/**
 * A formatted text with what it may hold: paragraphs, headings, lists, quotes, tables, links that lead to the web, to mail or
 * to a phone, pictures of the store of files. Whatever else stood there is gone: scripts and styles with their content, all
 * other elements without it, every other attribute. Null where nothing is left to see.
 */
export function sanitizeRichText(html: string): string | null {
  let clean = cleaned(html)
  // Elements that stand where none may be are closed only when they are read again; what is kept is kept when it is sent back.
  for (let again = cleaned(clean), rounds = 1; again !== clean && rounds < mostRounds; rounds++) {
    clean = again
    again = cleaned(clean)
  }
  return plainText(clean) === '' && picturesIn(clean).length === 0 ? null : clean
}

const mostRounds = 5

function cleaned(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [
      ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li'],
      ...['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'a', 'img'],
      ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ],
    allowedAttributes: {
      a: ['href', 'rel', 'target'],
      img: ['src', 'alt'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    // Content of these is no text of the author's.
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'template',
      'iframe',
      'xmp',
      'noembed',
      'noframes',
      'title',
      'svg',
      'math',
    ],
    nestingLimit: deepestElement,
    enforceHtmlBoundary: false,
    transformTags: {
      a: linked,
      td: spanned,
      th: spanned,
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !ownPicture.test(attribs.src ?? ''),
  })
}

/** A link leads somewhere that a page can be opened, a mail written or a phone called; else it is its words. */
function linked(tagName: string, { href = '' }: Record<string, string>) {
  const attribs: Record<string, string> = /^(?:https?:|mailto:|tel:)/i.test(href)
    ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' }
    : {}
  return { tagName, attribs }
}

function spanned(tagName: string, attribs: Record<string, string>) {
  const kept = Object.entries(spans).flatMap(([name, fits]) => {
    const value = attribs[name]
    return value !== undefined && fits.test(value) ? [[name, value]] : []
  })
  return { tagName, attribs: Object.fromEntries(kept) as Record<string, string> }
}
