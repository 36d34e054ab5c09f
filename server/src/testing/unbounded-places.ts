import { type Schema, variantsOf } from './input-place.ts'

/** Formats whose texts have a length of their own. */
const measured = new Set(['uuid', 'date', 'time', 'date-time', 'email', 'uri', 'ipv4', 'ipv6'])

/** Places of an input whose size nothing bounds: texts, lists, records, and what may be anything. */
export function unboundedPlaces(root: Schema): string[] {
  const found = new Set<string>()
  const seen = new Set<Schema>()
  const visit = (schema: Schema, path: string): void => {
    if (seen.has(schema)) return
    seen.add(schema)
    const parts = schema.$ref ? [referred(root, schema.$ref)] : (variantsOf(schema) ?? schema.allOf)
    for (const part of parts ?? []) visit(part, path)
    if (parts || schema.const !== undefined || schema.enum) return
    if (isUnbounded(schema)) found.add(`${path} (${schema.type ?? 'anything'})`)
    for (const [name, child] of Object.entries(schema.properties ?? {})) visit(child, `${path}.${name}`)
    for (const child of schema.prefixItems ?? []) visit(child, `${path}[]`)
    if (schema.items) visit(schema.items, `${path}[]`)
    if (schema.propertyNames) visit(schema.propertyNames, `${path}{key}`)
    if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, `${path}{}`)
  }
  visit(root, '')
  return [...found]
}

function isUnbounded(schema: Schema): boolean {
  switch (schema.type) {
    case 'string':
      return schema.maxLength === undefined && !measured.has(schema.format ?? '')
    case 'array':
      return schema.maxItems === undefined && !schema.prefixItems
    case 'object':
      return typeof schema.additionalProperties === 'object' && schema.maxProperties === undefined
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return false
    // Anything, as long as its text is not too long.
    default:
      return schema.maxLength === undefined
  }
}

/** The part of a schema that a reference names: the schema itself, or one of its definitions. */
export function referred(root: Schema, reference: string): Schema {
  return reference === '#' ? root : root.$defs![reference.split('/').at(-1)!]!
}
