import { RE2JS } from 're2js'

const patterns = new Map<string, RE2JS | undefined>()

/** Whether a text matches an RE2 pattern: linear in its length, whatever a designer wrote (N2.3). Undefined: none. */
export function matchPattern(source: string, text: string): boolean | undefined {
  if (!patterns.has(source)) {
    if (patterns.size > 5000) patterns.clear()
    let compiled: RE2JS | undefined
    try {
      compiled = RE2JS.compile(source)
    } catch {
      compiled = undefined
    }
    patterns.set(source, compiled)
  }
  return patterns.get(source)?.matches(text)
}
