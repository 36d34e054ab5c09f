import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Invoke, ResponseHints, SluiceOperation } from '../platform/operation/index.ts'
import { actorOf, applyHints, originOf, type SessionSource } from './session.ts'

/** Gives every operation of the registry its route. */
export function registerOperations(
  app: FastifyInstance,
  registry: ReadonlyMap<string, SluiceOperation>,
  invoke: Invoke,
  sessions: SessionSource,
): void {
  for (const operation of registry.values()) {
    const readText = textReader(operation)
    app.route({
      method: operation.method,
      url: operation.path,
      ...(operation.bodyLimit ? { bodyLimit: operation.bodyLimit } : {}),
      config: {
        rateLimit: operation.ratePerMinute ? { max: operation.ratePerMinute, timeWindow: 60_000 } : false,
      },
      handler: async (request, reply) => {
        const input = {
          ...(request.body as object | undefined),
          ...readText(request.query as Record<string, string>),
          ...readText(request.params as Record<string, string>),
        }
        const response: ResponseHints = {}
        const actor = await actorOf(request, sessions)
        const output = await invoke(operation.id, { actor, input, origin: originOf(request), response })
        applyHints(request, reply, response)
        if (output === undefined || output === null) return reply.code(204).send()
        return reply.send(output)
      },
    })
  }
}

/** Reads addresses: a parameter whose schema is not text travels as JSON. */
function textReader(operation: SluiceOperation) {
  const shape = operation.input.shape as Record<string, z.ZodType>
  const isText = Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, takesText(schema)]))
  return (values: Record<string, string>): Record<string, unknown> => {
    const read: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(values)) read[name] = isText[name] ? value : parseJson(value)
    return read
  }
}

function takesText(schema: z.ZodType): boolean {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    type?: string
    anyOf?: { type?: string }[]
    enum?: unknown[]
  }
  if (described.anyOf) return described.anyOf.every(({ type }) => type === 'string' || type === 'null')
  return described.type === 'string' || (described.enum?.every((value) => typeof value === 'string') ?? false)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
