import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { discover } from '../server/src/discover.ts'
import { buildRegistry } from '../server/src/kernel/index.ts'

// Writes packages/contract/src/operations.generated.ts: the route table and the types of every operation.
// `--check` only compares, for `npm run check`.

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  $ref?: string
  $defs?: Record<string, Schema>
}

const target = join(import.meta.dirname, '..', 'packages', 'contract', 'src', 'operations.generated.ts')
/** Recursive parts (filters) become named types, one for each distinct shape. */
const namedTypes = new Map<string, string>()

function typeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  const described = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema
  return print(described, nameDefinitions(described.$defs ?? {}))
}

function nameDefinitions(definitions: Record<string, Schema>): Map<string, string> {
  const names = new Map<string, string>()
  for (const [key, schema] of Object.entries(definitions)) {
    const shape = JSON.stringify(schema)
    const known = namedTypes.get(shape)
    names.set(key, known ?? `Shared${namedTypes.size + 1}`)
    if (!known) namedTypes.set(shape, names.get(key)!)
  }
  for (const [key, schema] of Object.entries(definitions)) {
    const name = names.get(key)!
    if (!declarations.has(name)) declarations.set(name, print(schema, names))
  }
  return names
}
const declarations = new Map<string, string>()

function print(schema: Schema, names: Map<string, string>): string {
  const show = (part: Schema) => print(part, names)
  if (schema.$ref) return names.get(schema.$ref.split('/').at(-1)!) ?? 'unknown'
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(show))].join(' | ')
  if (schema.allOf) return schema.allOf.map((part) => `(${show(part)})`).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => show({ ...schema, type })).join(' | ')
  if (schema.type === 'array') return printArray(schema, show)
  if (schema.type === 'object') return printObject(schema, show)
  if (schema.type === 'integer') return 'number'
  return ['string', 'number', 'boolean', 'null'].includes(schema.type ?? '') ? schema.type! : 'unknown'
}

function printArray(schema: Schema, show: (part: Schema) => string): string {
  if (schema.prefixItems) return `[${schema.prefixItems.map(show).join(', ')}]`
  return schema.items ? `(${show(schema.items)})[]` : 'unknown[]'
}

function printObject(schema: Schema, show: (part: Schema) => string): string {
  const properties = Object.entries(schema.properties ?? {})
  const rest = schema.additionalProperties
  if (properties.length === 0) {
    return typeof rest === 'object' ? `Record<string, ${show(rest)}>` : 'Record<string, never>'
  }
  const required = new Set(schema.required ?? [])
  const lines = properties.map(
    ([name, part]) => `${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${show(part)}`,
  )
  return `{ ${lines.join('; ')} }`
}

const registry = buildRegistry((await discover()).operations)
const routes: string[] = []
const types: string[] = []
for (const operation of registry.values()) {
  const { id, method, path, summary } = operation
  routes.push(`  '${id}': '${method} ${path.slice('/api/'.length)}',`)
  types.push(
    `  /** ${summary.en} */\n  '${id}': {\n    input: ${typeOf(operation.input, 'input')}\n    output: ${typeOf(operation.output, 'output')}\n  }`,
  )
}
const shared = [...declarations].map(([name, text]) => `type ${name} = ${text}`)
const source = `// Made by \`npm run generate\` from the operation registry. Do not edit.

/** Method and path below \`/api/\`: short, because every visit loads it. */
export const routes = {
${routes.join('\n')}
} as const

${shared.join('\n')}

export interface OperationMap {
${types.join('\n')}
}
export type OperationId = keyof OperationMap
`
if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8')) !== source) {
    console.error('The generated client is stale: run `npm run generate`.')
    process.exit(1)
  }
} else {
  await writeFile(target, source)
  console.log(`${registry.size} operations`)
}
