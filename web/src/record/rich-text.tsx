import { createElement, Fragment, type ReactNode } from 'react'
import styles from './rich-text.module.css'

/** Elements that are built; what else stands in a text is read as its content. */
const elements = new Set(
  'p br hr h1 h2 h3 h4 blockquote pre code ul ol li strong b em i u s sub sup a img table thead tbody tr th td'.split(
    ' ',
  ),
)
/** What a page would run or fetch: left out with its content. */
const dropped = new Set(
  'script style template iframe object embed noscript svg math title textarea'.split(' '),
)
const hollow = new Set(['br', 'hr', 'img'])

/**
 * A formatted text. It is parsed into an inert document, and of that only known elements with known attributes are built:
 * whatever a stored text holds, it runs nothing and fetches nothing from elsewhere.
 */
export function RichText({ html }: { html: string }) {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  return <div className={styles.text}>{childrenOf(body)}</div>
}

function childrenOf(node: Node): ReactNode[] {
  return [...node.childNodes].map((child, index) => build(child, index))
}

function build(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const name = node.localName
  if (dropped.has(name)) return null
  if (!elements.has(name)) return <Fragment key={key}>{childrenOf(node)}</Fragment>
  const attributes = attributesOf(node)
  if (!attributes) return null
  return hollow.has(name)
    ? createElement(name, { key, ...attributes })
    : createElement(name, { key, ...attributes }, ...childrenOf(node))
}

/** Undefined for what is not shown at all. */
function attributesOf(element: Element): Record<string, unknown> | undefined {
  switch (element.localName) {
    case 'a': {
      const href = element.getAttribute('href') ?? ''
      const leads = /^(?:https?:|mailto:|tel:)/i.test(href)
      return leads ? { href, target: '_blank', rel: 'noopener noreferrer nofollow' } : {}
    }
    case 'img': {
      const src = element.getAttribute('src') ?? ''
      if (!/^\/api\/files\/[0-9a-f-]{36}$/.test(src)) return undefined
      return { src, alt: element.getAttribute('alt') ?? '', loading: 'lazy' }
    }
    case 'td':
    case 'th':
      return { colSpan: spanOf(element, 'colspan'), rowSpan: spanOf(element, 'rowspan') }
    default:
      return {}
  }
}

function spanOf(element: Element, name: string): number | undefined {
  const span = Number(element.getAttribute(name))
  return Number.isInteger(span) && span > 1 && span < 100 ? span : undefined
}
