import { wordsOf } from '@sluice/sheet'

/** Words that mean something else where field ids stand. */
const reserved = ['constructor', 'id', 'position']

/**
 * Ids of fields made from headers: `orderID` → `order_id`; where that yields nothing (Chinese headers), `f1`, `f2` … by
 * position. Every id is different and fits the contract's pattern.
 */
export function fieldIdsOf(headers: readonly string[]): string[] {
  const taken = new Set(reserved)
  return headers.map((header, index) => {
    const onlyAscii = /^[\x20-\x7e]*$/.test(header.trim())
    const slug = onlyAscii
      ? wordsOf(header)
          .join('_')
          .replace(/^[^a-z]+/, '')
          .slice(0, 36)
      : ''
    const base = slug.replace(/_+$/, '') || `f${index + 1}`
    let id = base
    for (let twin = 2; taken.has(id); twin++) id = `${base}_${twin}`
    taken.add(id)
    return id
  })
}

/** Names of fields: the headers, made different where two are the same, and a number where there is none. */
export function fieldNamesOf(headers: readonly string[]): string[] {
  const taken = new Set<string>()
  return headers.map((header, index) => {
    const base = header.replace(/\s+/g, ' ').trim().slice(0, 90) || `列 ${index + 1}`
    let name = base
    for (let twin = 2; taken.has(name); twin++) name = `${base} (${twin})`
    taken.add(name)
    return name
  })
}
