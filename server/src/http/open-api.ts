import { z } from 'zod'
import type { SluiceOperation } from '../platform/operation/index.ts'

type Json = Record<string, unknown>

/** Describes the registry as an OpenAPI 3.1 document. */
export function describeApi(registry: ReadonlyMap<string, SluiceOperation>, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of registry.values()) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sluice 川流', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sluice_session' } },
    },
  }
}

/** Without it a changing request is taken for another site's. */
const ownSiteParameter = {
  name: 'X-Sluice-Csrf',
  in: 'header',
  required: true,
  schema: { type: 'string', const: '1' },
}

function describeOperation(operation: SluiceOperation): Json {
  const input = schemaOf(operation.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = new Set((input.required as string[]) ?? [])
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name))
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: properties[name] ?? {},
  })
  const hasBody = operation.method !== 'GET' && rest.length > 0
  return {
    operationId: operation.id,
    summary: operation.summary.en,
    description: operation.summary.zh,
    tags: [operation.id.split('.')[0]],
    ...(operation.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(hasBody ? [] : rest.map((name) => parameter(name, 'query'))),
      ...(operation.method === 'GET' ? [] : [ownSiteParameter]),
      ...(operation.kind === 'command'
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', maxLength: 200 },
            },
          ]
        : []),
    ],
    ...(hasBody ? { requestBody: { required: true, content: jsonContent(bodySchema(input, rest)) } } : {}),
    responses: {
      200: { description: 'Done', content: jsonContent(schemaOf(operation.output, 'output')) },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { type: 'object' } } },
      },
    },
  }
}

function bodySchema(input: Json, names: string[]): Json {
  const properties = input.properties as Record<string, Json>
  const required = ((input.required as string[]) ?? []).filter((name) => names.includes(name))
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required,
  }
}

function jsonContent(schema: Json): Json {
  return { 'application/json': { schema } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return described
}
