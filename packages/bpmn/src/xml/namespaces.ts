import { attributesOf, decodeText, type Piece } from './scan.ts'

/** Namespaces that hold inside one element. */
export type Namespaces = {
  /** The namespace of a name; an attribute without a prefix has none. */
  of: (name: string, kind?: 'element' | 'attribute') => string | undefined
  /** A prefix that stands for a namespace; undefined where there is none. */
  prefixOf: (namespace: string) => string | undefined
}

type Scope = Record<string, string>

/** Follows the namespaces through an XML text: each piece gives those that hold for it (Namespaces in XML 1.0 §6). */
export function followNamespaces(): { follow: (piece: Piece) => Namespaces } {
  const path: Scope[] = [{}]
  return {
    follow: (piece) => {
      if (piece.kind === 'close') return namespacesOf((path.length > 1 ? path.pop() : path[0])!)
      const outer = path.at(-1)!
      const inner = 'attributes' in piece ? declared(outer, piece.attributes) : outer
      if (piece.kind === 'open') path.push(inner)
      return namespacesOf(inner)
    },
  }
}

function declared(outer: Scope, attributes: string): Scope {
  if (!attributes.includes('xmlns')) return outer
  const inner = { ...outer }
  for (const [name, value] of attributesOf(attributes)) {
    if (name === 'xmlns') inner[''] = decodeText(value)
    else if (name.startsWith('xmlns:')) inner[name.slice('xmlns:'.length)] = decodeText(value)
  }
  return inner
}

function namespacesOf(scope: Scope): Namespaces {
  return {
    of: (name, kind = 'element') => {
      const colon = name.indexOf(':')
      if (colon < 0) return kind === 'attribute' ? undefined : scope['']
      return scope[name.slice(0, colon)]
    },
    prefixOf: (namespace) =>
      Object.keys(scope).find((prefix) => prefix !== '' && scope[prefix] === namespace),
  }
}
