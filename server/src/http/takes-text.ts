import { z } from 'zod'

/** Tells whether a parameter travels as it is; one whose schema is not text travels as JSON. */
export function takesText(schema: z.ZodType): boolean {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    type?: string
    anyOf?: { type?: string }[]
    enum?: unknown[]
  }
  if (described.anyOf) return described.anyOf.every(({ type }) => type === 'string' || type === 'null')
  return described.type === 'string' || (described.enum?.every((value) => typeof value === 'string') ?? false)
}
