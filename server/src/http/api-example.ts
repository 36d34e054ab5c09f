import { z } from 'zod'
import type { SluiceOperation } from '../platform/operation/index.ts'
import { examplesOf, namedExamples } from './api-examples.ts'
import type { Json } from './api-schemas.ts'

interface Schema {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  exclusiveMinimum?: number
  minLength?: number
  minItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}

const exampleId = '01a22900-0000-7000-8000-000000000001'

/**
 * An input the operation accepts: what it must have, and what its own examples say; the rest by the names of the values.
 */
export function exampleInput(operation: SluiceOperation): Json {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
  const own = examplesOf[operation.id] ?? {}
  return { ...(example(schema, '') as Json), ...own }
}

function example(schema: Schema, name: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  if (schema.format === 'uuid') return exampleId
  if (name in namedExamples) return namedExamples[name]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (first) return example(first, name)
  if (schema.properties) {
    const required = schema.required ?? []
    return Object.fromEntries(required.map((key) => [key, example(schema.properties![key]!, key)]))
  }
  if (schema.items) return schema.minItems ? [example(schema.items, name.replace(/s$/, ''))] : []
  return scalar(schema)
}

function scalar({ type, format, minLength = 0, minimum, exclusiveMinimum }: Schema): unknown {
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(minimum ?? 1, (exclusiveMinimum ?? 0) + 1)
  if (type === 'object') return {}
  if (format === 'email') return 'li.wei@example.com'
  if (format === 'date-time') return '2026-03-02T09:00:00Z'
  return '示例'.padEnd(minLength, '例')
}
