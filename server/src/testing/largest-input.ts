import { itemName, type Schema, variantsOf } from './input-place.ts'
import type { Known } from './sample-input.ts'
import { referred } from './unbounded-places.ts'

export interface Size {
  /** Characters that the whole input may have as JSON. */
  characters: number
  /** Which variant of each union, counted around. */
  variant: number
  /** How often a schema may contain itself. */
  depth: number
}

interface Making {
  root: Schema
  known: Known
  size: Size
  left: number
  made: number
}

/**
 * Makes the largest input a schema accepts: every part of it, texts and lists and records as long as they may be, what
 * contains itself as deep as it may; until the request would be too long.
 */
export function largestInput(schema: Schema, known: Known, size: Size): unknown {
  return make(schema, '', 0, { root: schema, known, size, left: size.characters, made: 0 })
}

function make(schema: Schema, name: string, depth: number, making: Making): unknown {
  if (schema.$ref) return make(referred(making.root, schema.$ref), name, depth + 1, making)
  const variants = variantsOf(schema)
  if (variants) return make(variants[pick(variants.length, depth, making)]!, name, depth, making)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[making.size.variant % schema.enum.length]
  switch (schema.type) {
    case 'string':
      return text(schema, name, making)
    case 'array':
      return list(schema, name, depth, making)
    case 'object':
      return record(schema, depth, making)
    case 'number':
    case 'integer':
      return schema.maximum ?? (schema.exclusiveMaximum ? schema.exclusiveMaximum - 1 : 1e12)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return text({ maxLength: (schema.maxLength ?? 10) - 10 }, name, making)
  }
}

/** Too deep, the first variant is taken, which is the plain one everywhere. */
function pick(count: number, depth: number, { size, left }: Making): number {
  return depth > size.depth || left <= 0 ? 0 : size.variant % count
}

function text({ format, maxLength = 20, pattern }: Schema, name: string, making: Making): string {
  const { known } = making
  making.made++
  if (format === 'uuid') {
    making.left -= 40
    return known.ids[itemName(name)] ?? known.ids.recordId ?? '0190f5a0-0000-7000-8000-000000000000'
  }
  const given = known.values[name]
  if (typeof given === 'string' && given.length <= maxLength) return given
  if (format === 'date-time') return '2026-03-01T00:00:00Z'
  if (format === 'date') return '2026-03-01'
  if (format === 'email') return `a${making.made}@acme.test`
  if (format === 'uri') return 'https://acme.test/'
  const length = Math.max(1, Math.min(maxLength, making.left))
  making.left -= length + 3
  const long = `a${making.made}`.padEnd(length, 'b').slice(0, length)
  const fits = (one: string) => !pattern || new RegExp(pattern, 'u').test(one)
  return [long, `form:${long}`.slice(0, length), '*', '1', 'a'].find(fits) ?? long
}

function list({ maxItems = 1, items }: Schema, name: string, depth: number, making: Making): unknown[] {
  const made: unknown[] = []
  while (made.length < maxItems && making.left > 0) {
    making.left -= 2
    made.push(make(items ?? {}, name, depth, making))
  }
  return made
}

function record(schema: Schema, depth: number, making: Making): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  const required = new Set(schema.required)
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    making.left -= name.length + 4
    if (required.has(name) || making.left > 0) made[name] = make(child, name, depth, making)
  }
  const { additionalProperties: rest, propertyNames } = schema
  if (typeof rest !== 'object') return made
  for (let count = 0; count < (schema.maxProperties ?? 0) && making.left > 0; count++) {
    const key = text(
      { ...propertyNames, maxLength: Math.min(propertyNames?.maxLength ?? 20, 20) },
      '',
      making,
    )
    made[key] = make(rest, '', depth, making)
  }
  return made
}
