import { type OutlineElement, outlineOf } from '../xml/outline.ts'

type Scope = Record<string, string>

/** An element with its namespaces resolved, as it is compared. */
type Comparable = { name: string; attributes: Record<string, string>; text: string; children: Comparable[] }

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/**
 * Differences between two XML texts as trees: elements, attributes and texts that the second lacks or adds. Prefixes,
 * the order of unlike elements, and the spelling of numbers do not matter.
 */
export function differences(before: string, after: string): string[] {
  const found: string[] = []
  compare(resolve(outlineOf(before), {}), resolve(outlineOf(after), {}), '', found)
  return found
}

function resolve(element: OutlineElement, outer: Scope): Comparable {
  const scope: Scope = { ...outer }
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name === 'xmlns') scope[''] = value
    else if (name.startsWith('xmlns:')) scope[name.slice(6)] = value
  }
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue
    const full = name.includes(':') ? qualified(name, scope) : name
    attributes[full] = full === `{${XSI}}type` ? qualified(value, scope) : value
  }
  const children = element.children.map((child) => resolve(child, scope))
  return { name: qualified(element.name, scope), attributes, text: element.text, children }
}

function qualified(name: string, scope: Scope): string {
  const colon = name.indexOf(':')
  return `{${scope[colon < 0 ? '' : name.slice(0, colon)] ?? ''}}${name.slice(colon + 1)}`
}

function same(a: string, b: string): boolean {
  if (a === b) return true
  return a.trim() !== '' && b.trim() !== '' && Number(a) === Number(b)
}

function compare(a: Comparable, b: Comparable, path: string, found: string[]): void {
  const here = `${path}/${a.name.slice(a.name.indexOf('}') + 1)}${a.attributes.id ? `#${a.attributes.id}` : ''}`
  if (a.name !== b.name) found.push(`${here}: ${a.name} became ${b.name}`)
  for (const [name, value] of Object.entries(a.attributes)) {
    const now = b.attributes[name]
    if (now === undefined || !same(value, now)) found.push(`${here}@${name}: "${value}" became "${now}"`)
  }
  for (const name of Object.keys(b.attributes)) {
    if (!(name in a.attributes)) found.push(`${here}@${name} was added`)
  }
  if (!same(a.text.replace(/\s+/g, ' '), b.text.replace(/\s+/g, ' ')))
    found.push(`${here}: text "${a.text}" became "${b.text}"`)
  const names = new Set([...a.children, ...b.children].map((child) => child.name))
  for (const name of names) {
    const left = a.children.filter((child) => child.name === name)
    const right = b.children.filter((child) => child.name === name)
    if (left.length !== right.length) found.push(`${here}: ${left.length} × ${name} became ${right.length}`)
    for (const [n, child] of left.entries()) if (right[n]) compare(child, right[n], here, found)
  }
}
