import {
  filterConditionSchema,
  filterSchema,
  problemSchema,
  recordViewSchema,
  reportDefinitionSchema,
  sortSchema,
} from '@sluice/contract'
import { fieldSchema, formDefinitionSchema } from '@sluice/form'
import { z } from 'zod'

export type Json = Record<string, unknown>

/** Schemas that have a name of their own in the description of the API. */
const names = z
  .registry<{ id: string }>()
  .add(filterSchema, { id: 'Filter' })
  .add(filterConditionSchema, { id: 'Condition' })
  .add(sortSchema, { id: 'Sort' })
  .add(recordViewSchema, { id: 'Record' })
  .add(reportDefinitionSchema, { id: 'ReportDefinition' })
  .add(formDefinitionSchema, { id: 'FormDefinition' })
  .add(fieldSchema, { id: 'Field' })
  .add(problemSchema, { id: 'Problem' })

/** Collects the schemas that others refer to, under `#/components/schemas`. */
export interface ApiSchemas {
  /**
   * Describes what may be sent where the schema is asked for: by the caller, or by `run`, whose answers are sent as they
   * are. What it refers to is among `components` then.
   * @param owner names what has no name of its own, e.g. `flow`
   */
  describe(schema: z.ZodType, owner: string): Json
  readonly components: Json
}

export function apiSchemas(): ApiSchemas {
  const components: Json = {}
  /** What each component was before its references were renamed: equal ones are one. */
  const sources = new Map<string, string>()
  const nameFor = (wanted: string, source: string): string => {
    for (let number = 1; ; number++) {
      const name = number === 1 ? wanted : `${wanted}${number}`
      const known = sources.get(name)
      if (known === source) return name
      if (known !== undefined) continue
      sources.set(name, source)
      return name
    }
  }
  return {
    components,
    describe: (schema, owner) => {
      const {
        $schema,
        $defs = {},
        ...described
      } = z.toJSONSchema(schema, {
        io: 'input',
        unrepresentable: 'any',
        metadata: names,
      }) as Json & { $defs?: Record<string, Json> }
      const renamed = new Map<string, string>()
      for (const id of Object.keys($defs)) {
        // An anonymous schema refers to itself, and only such a one is set apart without a name.
        const wanted = id.startsWith('__') ? `${owner.charAt(0).toUpperCase()}${owner.slice(1)}Node` : id
        renamed.set(id, nameFor(wanted, referred(id, $defs)))
      }
      for (const [id, { id: _, ...definition }] of Object.entries($defs)) {
        components[renamed.get(id)!] ??= withReferences(definition, renamed)
      }
      return withReferences(described, renamed)
    },
  }
}

/** A definition with everything that it refers to, as text. */
function referred(id: string, definitions: Record<string, Json>): string {
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const [, next] of JSON.stringify(definitions[name]).matchAll(/"#\/\$defs\/([^"]+)"/g)) visit(next!)
  }
  visit(id)
  return JSON.stringify([...seen].map((name) => definitions[name]))
}

function withReferences(value: Json, renamed: ReadonlyMap<string, string>): Json {
  return JSON.parse(JSON.stringify(value), (key, held) => {
    if (key !== '$ref' || typeof held !== 'string') return held
    return `#/components/schemas/${renamed.get(held.replace('#/$defs/', '')) ?? held}`
  }) as Json
}
