import { z } from 'zod'
import { newId, SluiceError, toProblem } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { keyNotFound, notAccepted, wrongValue } from '../errors.ts'
import { actorOfKey, loadKey } from '../load-key.ts'

/**
 * Calls an operation as a key would, without its secret: for finding out what it may do. Whoever may do that takes the
 * member's place, so the guard of acts on people looks at it as when a secret is made.
 */
export const tryKey = defineOperation({
  id: 'accessKey.try',
  kind: 'command',
  method: 'POST',
  path: '/api/access-keys/:keyId/try',
  summary: {
    zh: '试用接口密钥：以它的身份调用一个操作，确实执行',
    en: 'Try a key: call an operation as it would; what the operation does is done',
  },
  access: { permission: 'accessKey.manage' },
  keys: 'closed',
  input: z.object({
    keyId: z.uuid(),
    operation: z.string().max(100),
    /** What the operation takes, as JSON. */
    input: z.string().max(200_000),
  }),
  output: z.object({
    status: z.int(),
    /** What a program would get; the problem where it is refused. */
    answer: z.unknown(),
  }),
  // What was sent stands with the act itself.
  secretFields: ['input'],
  audit: ({ keyId }) => ({ type: 'accessKey', id: keyId }),
  prepare: async (read, { keyId, operation, input }) => {
    const given = parseObject(input)
    const { services, key, live, origin } = await read(
      async (context) => {
        const { services, tenantId, transaction, origin, clock } = context
        const { keys = 'closed' } = services.operations.get(operation) ?? {}
        if (keys === 'closed')
          throw wrongValue('operation', '密钥可以调用的操作 / an operation that keys may call')
        const { rows } = await transaction.query<{ memberId: string; live: boolean }>(
          `select k.member_id as "memberId",
             k.enabled and (k.expires_at is null or k.expires_at > $3) and m.status = 'active' as live
           from access_key k join member m on m.tenant_id = k.tenant_id and m.id = k.member_id
           where k.tenant_id = $1 and k.id = $2`,
          [tenantId, keyId, clock.now()],
        )
        if (!rows[0]) throw keyNotFound()
        const { memberId, live } = rows[0]
        await services.policies.guardPeople(context, { memberId }, async () => undefined)
        return { services, origin, live, key: await loadKey(services, tenantId, keyId) }
      },
      { commits: true },
    )
    if (!key) throw keyNotFound()
    const problem = (error: SluiceError) => ({
      keyName: key.name,
      status: error.status,
      code: error.code,
      answer: toProblem(error, origin.locale, operation) as unknown,
    })
    if (!live) return problem(notAccepted())
    const { idempotencyKey, ...rest } = origin
    const repeated = idempotencyKey ? { idempotencyKey: `try ${idempotencyKey}`.slice(0, 200) } : {}
    try {
      const call = { actor: actorOfKey(key), input: given, origin: { ...rest, ...repeated } }
      const answer = await services.invoke(operation, call)
      const isEmpty = answer === undefined || answer === null
      return { keyName: key.name, status: isEmpty ? 204 : 200, code: null, answer: answer ?? null }
    } catch (error) {
      if (!(error instanceof SluiceError) || error.status >= 500) throw error
      return problem(error)
    }
  },
  run: async (context, { keyId, operation }, { keyName, status, code, answer }) => {
    const { transaction, tenantId, clock, memberId, origin } = context
    await transaction.query(
      `insert into access_key_call (tenant_id, id, created_at, key_id, key_name, member_id, operation, method, path, ip,
         request_id, status, code)
       values ($1, $2, $3, $4, $5, $6, $7, 'POST', $8, $9, $10, $11, $12)`,
      [
        tenantId,
        newId(),
        clock.now(),
        keyId,
        keyName,
        memberId,
        operation,
        `/api/access-keys/${keyId}/try`,
        origin.ip ?? null,
        origin.requestId,
        status,
        code,
      ],
    )
    return { status, answer }
  },
})

/** @throws wrongValue */
function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told as any text that is no object.
  }
  throw wrongValue('input', '{"limit":20}')
}
