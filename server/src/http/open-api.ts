import { problemSchema } from '@sluice/contract'
import type { z } from 'zod'
import type { SluiceOperation } from '../platform/operation/index.ts'
import { exampleInput } from './api-example.ts'
import { filePaths } from './api-files.ts'
import { moduleNames } from './api-modules.ts'
import { type ApiSchemas, apiSchemas, type Json } from './api-schemas.ts'
import { takesText } from './takes-text.ts'

/** Describes the registry as an OpenAPI 3.1 document: components named, tags by module, an example for every call. */
export function describeApi(registry: ReadonlyMap<string, SluiceOperation>, version: string): Json {
  const schemas = apiSchemas()
  const problem = schemas.describe(problemSchema, 'problem')
  schemas.components.Problem ??= problem
  const paths: Record<string, Json> = {}
  for (const operation of registry.values()) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation, schemas) }
  }
  Object.assign(paths, filePaths(paths))
  const modules = [...new Set([...registry.keys()].map(moduleOf))]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sluice 川流',
      version,
      summary: 'Multi-tenant, self-hosted no-code business processes',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: modules.map((name) => ({ name, description: moduleNames[name] ?? name })),
    paths,
    components: {
      schemas: schemas.components,
      parameters,
      responses: {
        Problem: {
          description: 'Refused: what was wrong, in the language asked for (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'sluice_session',
          description: 'Set by signing in; over https its name is __Host-sluice_session.',
        },
        key: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Api-Key',
          description:
            'Name of a key, beside X-Api-Timestamp (seconds since 1970), X-Api-Nonce and X-Api-Signature: HMAC-SHA256 in hex ' +
            'over method, path, sorted query, timestamp, nonce and SHA-256 of the body, one a line. Or an HTTP message ' +
            'signature (RFC 9421) over @method, @authority, @path, @query and content-digest. X-Sluice-Csrf is not needed then. ' +
            'Each operation tells in x-keys whether keys call it: open (all keys), unnarrowed (keys without role, app or form ' +
            'bounds), closed (people only).',
        },
      },
    },
  }
}

const parameters = {
  Csrf: {
    name: 'X-Sluice-Csrf',
    in: 'header',
    required: true,
    description: 'Says that the call is not one another site made a browser send.',
    schema: { type: 'string', const: '1' },
    example: '1',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A repetition with the same key gets the first answer and does nothing.',
    schema: { type: 'string', maxLength: 200 },
  },
}

function moduleOf(operationId: string): string {
  return operationId.split('.')[0]!
}

function describeOperation(operation: SluiceOperation, schemas: ApiSchemas): Json {
  const { id, summary, method, kind, access, keys } = operation
  const owner = moduleOf(id)
  const input = schemas.describe(operation.input, owner)
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = (input.required as string[] | undefined) ?? []
  const example = exampleInput(operation)
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name))
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...placed(operation.input.shape[name] as z.ZodType, properties[name] ?? {}, example[name]),
  })
  const hasBody = method !== 'GET' && rest.length > 0
  const bodyRequired = required.some((name) => rest.includes(name))
  return {
    operationId: id,
    summary: summary.en,
    description: summary.zh,
    tags: [owner],
    ...actionMarker(operation),
    ...(operation.aliasOf ? { 'x-sluice-alias-of': operation.aliasOf } : {}),
    security: access === 'public' ? [] : [{ session: [] }, ...(keys === 'closed' ? [] : [{ key: [] }])],
    'x-keys': keys,
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(hasBody ? [] : rest.map((name) => parameter(name, 'query'))),
      ...(method === 'GET' ? [] : [{ $ref: '#/components/parameters/Csrf' }]),
      ...(kind === 'command' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(hasBody
      ? {
          requestBody: {
            required: bodyRequired,
            content: {
              'application/json': {
                schema: bodySchema(properties, required, rest),
                example: pick(example, rest),
              },
            },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: schemas.describe(operation.output, owner) } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

/** Says of an operation that is a button beside records which records these are and which part of the input names one. */
function actionMarker({ action }: SluiceOperation): Json {
  if (!action) return {}
  const { on, record, name, danger = false, single = false, when } = action
  return {
    'x-sluice-action': {
      on,
      record,
      name,
      danger,
      selection: !single,
      ...(when ? { when: when.filter } : {}),
    },
  }
}

/** A parameter of text is written as it is, a number or a yes too; anything else as JSON. */
function placed(schema: z.ZodType, described: Json, example: unknown): Json {
  const shown = example === undefined ? {} : { example }
  const plain = takesText(schema) || /^(?:integer|number|boolean)$/.test(String(described.type))
  return plain
    ? { schema: described, ...shown }
    : { content: { 'application/json': { schema: described, ...shown } } }
}

function bodySchema(properties: Record<string, Json>, required: readonly string[], names: string[]): Json {
  const needed = required.filter((name) => names.includes(name))
  return {
    type: 'object',
    properties: pick(properties, names),
    ...(needed.length > 0 ? { required: needed } : {}),
  }
}

function pick(values: Json, names: readonly string[]): Json {
  return Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]))
}
