import type { PermissionName, Text } from '../../kernel/index.ts'
import { type PermissionReach, type Permissions, permissionReaches } from './define-permissions.ts'

/** Every permission that can be granted, with the words a person reads. */
export interface PermissionBook {
  readonly names: readonly PermissionName[]
  readonly texts: ReadonlyMap<string, Text>
  /** True for a permission, or a pattern over some: `record.*`, `*`. */
  isPattern(text: string): boolean
  /** What a permission or a pattern over several lets one do; a pattern says all it stands for. */
  wordsFor(pattern: string): Text
  /** What a permission or a pattern is held on: of several, what goes furthest into places and rows. */
  reachOf(pattern: string): PermissionReach
}

/**
 * Puts the permissions of all modules into one book.
 * @throws Error when two modules declare the same
 */
export function openPermissionBook(declared: readonly Permissions[]): PermissionBook {
  const texts = new Map<string, Text>()
  const reaches = new Map<string, PermissionReach>()
  for (const { texts: own, reach } of declared)
    for (const [name, text] of Object.entries(own)) {
      if (texts.has(name)) throw new Error(`Two modules declare the permission ${name}`)
      texts.set(name, text)
      reaches.set(name, reach)
    }
  // The types know exactly those that were declared.
  const names = [...texts.keys()] as PermissionName[]
  const meantBy = (pattern: string) =>
    names.filter(
      (name) => name === pattern || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1))),
    )
  return {
    names,
    texts,
    reachOf: (pattern) => {
      const meant = pattern === '*' ? names : meantBy(pattern)
      const depths = meant.map((name) => permissionReaches.indexOf(reaches.get(name)!))
      return permissionReaches[Math.max(0, ...depths)]!
    },
    isPattern: (text) => text === '*' || meantBy(text).length > 0,
    wordsFor: (pattern) => {
      if (pattern === '*') return { zh: '一切操作', en: 'anything' }
      const meant = meantBy(pattern).map((name) => texts.get(name)!)
      if (meant.length === 0) return { zh: pattern, en: pattern }
      return { zh: meant.map(({ zh }) => zh).join('、'), en: meant.map(({ en }) => en).join(', ') }
    },
  }
}
