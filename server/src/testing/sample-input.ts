import { type InputPlace, itemName, type Schema, variantsOf } from './input-place.ts'

export interface Known {
  /** What to write where a schema alone does not tell, by the dotted names that lead there or by the last of them. */
  values: Record<string, unknown>
  /** Ids of the caller, by the name of what they identify. */
  ids: Record<string, string>
}

/**
 * Makes an input that a schema accepts: what is required, what is known, and everything on the way to `place`.
 * @param place where `value` must stand, absent for an ordinary input
 */
export function sampleInput(schema: Schema, known: Known, place?: InputPlace, value?: unknown): unknown {
  return sample(schema, [], { known, steps: place?.path, value })
}

interface Wish {
  known: Known
  /** Steps still to go to the place that was asked for. */
  steps: (string | number)[] | undefined
  value: unknown
}

function sample(schema: Schema, names: string[], wish: Wish): unknown {
  if (wish.steps?.length === 0) return wish.value
  const found = wish.steps ? undefined : knownValue(schema, names, wish.known)
  if (found !== undefined) return found
  const variants = variantsOf(schema)
  if (variants) {
    const step = wish.steps?.[0]
    const chosen = typeof step === 'number' ? step : 0
    return sample(variants[chosen]!, names, { ...wish, steps: wish.steps?.slice(1) })
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.items) return sampleList(schema, names, wish)
  if (schema.type === 'object') return sampleObject(schema, names, wish)
  return sampleScalar(schema)
}

function knownValue({ format }: Schema, names: string[], { values, ids }: Known): unknown {
  const last = names.at(-1) ?? ''
  if (format === 'uuid') return ids[itemName(last)]
  return values[names.join('.')] ?? values[last]
}

function sampleList(schema: Schema, names: string[], wish: Wish): unknown[] {
  const wanted = wish.steps !== undefined || (schema.minItems ?? 0) > 0
  return wanted ? [sample(schema.items!, names, { ...wish, steps: wish.steps?.slice(1) })] : []
}

function sampleObject(schema: Schema, names: string[], wish: Wish): Record<string, unknown> {
  const step = wish.steps?.[0]
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
    const path = [...names, name]
    if (name === step) return [[name, sample(child, path, { ...wish, steps: wish.steps!.slice(1) })]]
    // A dotted name is a wish of its own; a bare name fills only what must be there.
    const wanted = schema.required?.includes(name) || path.join('.') in wish.known.values
    return wanted ? [[name, sample(child, path, { ...wish, steps: undefined })]] : []
  })
  return Object.fromEntries(entries)
}

function sampleScalar({ type, minimum, minLength, format, default: preset }: Schema): unknown {
  if (preset !== undefined) return preset
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(minimum ?? 1, 1)
  if (type === 'null') return null
  if (format === 'date-time') return '2026-03-01T00:00:00Z'
  return 'text'.padEnd(minLength ?? 0, 'x')
}
