import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ResponseHints, SluiceOperation } from '../platform/operation/index.ts'
import type { HttpParts } from './http-parts.ts'
import { unreadable } from './problem-reply.ts'
import { admitPrograms } from './program.ts'
import { actorOf, applyHints, originOf } from './session.ts'
import { takesText } from './takes-text.ts'

/** Gives every operation of the registry its route. @param standardLimit largest body in bytes where it says nothing */
export function registerOperations(
  app: FastifyInstance,
  { registry, services, sessions, accessKeys }: HttpParts,
  standardLimit: number,
): void {
  const { invoke } = services
  for (const operation of registry.values()) {
    const readText = textReader(operation)
    app.route({
      method: operation.method,
      url: operation.path,
      ...(operation.bodyLimit ? { bodyLimit: operation.bodyLimit } : {}),
      preParsing: admitPrograms(accessKeys, {
        operation: operation.id,
        limit: operation.bodyLimit ?? standardLimit,
      }),
      config: {
        rateLimit: operation.ratePerMinute ? { max: operation.ratePerMinute, timeWindow: 60_000 } : false,
      },
      handler: async (request, reply) => {
        const input = {
          ...bodyOf(request),
          ...readText(request.query as Record<string, string>),
          ...readText(request.params as Record<string, string>),
        }
        const response: ResponseHints = {}
        const actor = request.program ?? (await actorOf(request, sessions))
        const output = await invoke(operation.id, { actor, input, origin: originOf(request), response })
        applyHints(request, reply, response)
        if (output === undefined || output === null) return reply.code(204).send()
        return reply.send(output)
      },
    })
  }
}

/** @throws unreadable when the body is JSON, but no object */
function bodyOf({ body }: FastifyRequest): object {
  if (body === undefined || body === null) return {}
  if (typeof body === 'object' && !Array.isArray(body)) return body
  throw unreadable({ reason: 'the body must be a JSON object' })
}

/** Reads addresses: a parameter whose schema is not text travels as JSON. */
function textReader(operation: SluiceOperation) {
  const shape = operation.input.shape as Record<string, z.ZodType>
  const isText: Record<string, boolean> = Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, takesText(schema)])),
  )
  return (values: Record<string, string>): Record<string, unknown> => {
    // Defined, not assigned: a name may be `__proto__`.
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, isText[name] ? value : parseJson(value)]),
    )
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
