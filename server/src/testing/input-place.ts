import { z } from 'zod'
import type { SluiceOperation } from '../platform/operation/index.ts'

/** The part of JSON Schema that zod writes. */
export interface Schema {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  minLength?: number
  minItems?: number
  maximum?: number
  exclusiveMaximum?: number
  maxLength?: number
  maxItems?: number
  maxProperties?: number
  pattern?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  propertyNames?: Schema
  allOf?: Schema[]
  $defs?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  $ref?: string
}

/** A place of an input that takes an id: the steps to it, and the name that says what it identifies. */
export interface InputPlace {
  /** Property names; `[]` for an item of a list; a number for the variant of a union. */
  path: (string | number)[]
  /** Singular name of the property: `formId`, `memberId`. */
  name: string
}

export function inputSchema(operation: SluiceOperation): Schema {
  return z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** The variants of a union, or the schema itself. */
export function variantsOf(schema: Schema): Schema[] | undefined {
  return schema.anyOf ?? schema.oneOf
}

/** Every place of a schema that takes a UUID. A schema that refers to itself is followed once. */
export function idPlaces(schema: Schema, path: (string | number)[] = []): InputPlace[] {
  const variants = variantsOf(schema)
  if (variants) return variants.flatMap((variant, index) => idPlaces(variant, [...path, index]))
  if (schema.items) return idPlaces(schema.items, [...path, '[]'])
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, child]) => idPlaces(child, [...path, name]))
  }
  return schema.format === 'uuid' ? [{ path, name: nameOf(path) }] : []
}

/** Every place of a schema, whatever it takes. A schema that refers to itself is one place. */
export function allPlaces(schema: Schema, path: (string | number)[] = []): InputPlace[] {
  const here = path.length > 0 ? [{ path, name: nameOf(path) }] : []
  const variants = variantsOf(schema)
  if (variants)
    return [...here, ...variants.flatMap((variant, index) => allPlaces(variant, [...path, index]))]
  if (schema.items) return [...here, ...allPlaces(schema.items, [...path, '[]'])]
  const children = Object.entries(schema.properties ?? {})
  return [...here, ...children.flatMap(([name, child]) => allPlaces(child, [...path, name]))]
}

function nameOf(path: (string | number)[]): string {
  return itemName(path.findLast((step): step is string => typeof step === 'string' && step !== '[]') ?? '')
}

/** What one item of a list of ids is called: `recordIds` → `recordId`. */
export function itemName(name: string): string {
  return name.replace(/Ids$/, 'Id').replace(/^ids$/, 'id')
}

/** A place as it is written in messages and on the list of exceptions: `mapping.targetFormId`, `memberIds`. */
export function placeText({ path }: InputPlace): string {
  return path.filter((step) => typeof step === 'string' && step !== '[]').join('.')
}
