import { createHash } from 'node:crypto'
import { defineError, invalidInput } from '../../kernel/index.ts'
import { actorId } from './actor.ts'
import type { OperationContext } from './context.ts'

const keyReused = defineError('common.idempotency_key_reused', 422, {
  zh: '这个 Idempotency-Key 已用于另一个请求，请换一个新的。',
  en: 'This Idempotency-Key was already used for a different request; make a new one.',
})

/** Characters of a key. */
const longestKey = 200

function keyTooLong() {
  return invalidInput({ count: 1 }, [
    {
      field: 'Idempotency-Key',
      code: 'tooLong',
      message: {
        zh: '请求头 Idempotency-Key 最多 {max} 个字符。',
        en: 'The header Idempotency-Key may have at most {max} characters.',
      },
      params: { max: longestKey },
    },
  ])
}

interface IdempotencyRow {
  request_hash: string
  response: { value?: unknown } | null
}

/** The answer of a command, and whether it had been given before: then nothing happened now. */
interface RunOutcome {
  value: unknown
  repeated: boolean
}

/**
 * Runs a command once per key: a repetition gets the first answer. Two calls at the same moment wait for each other,
 * because both insert the same key.
 * @param secrets fields of the answer that are not kept: a repetition tells null
 * @throws keyReused when the key came with another input before; invalidInput when it is too long
 */
export async function runOnce(
  context: OperationContext,
  input: unknown,
  run: () => Promise<unknown>,
  secrets: readonly string[] = [],
): Promise<RunOutcome> {
  const key = context.origin.idempotencyKey
  const who = actorId(context.actor)
  if (key && key.length > longestKey) throw keyTooLong()
  // Keys are kept for people of a workspace; a stranger's call acts again.
  if (!key || !who || !context.transaction.tenantId) return { value: await run(), repeated: false }
  const hash = createHash('sha256')
    .update(JSON.stringify([context.operationId, input]))
    .digest('base64')
  const { rows } = await context.transaction.query<IdempotencyRow & { is_new: boolean }>(
    `insert into idempotency_key (tenant_id, actor_id, key, request_hash, created_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, actor_id, key) do update set key = excluded.key
     returning request_hash, response, (xmax = 0) as is_new`,
    [context.tenantId, who, key, hash, context.clock.now()],
    'idempotency-reserve',
  )
  const row = rows[0]!
  if (row.request_hash !== hash) throw keyReused()
  if (!row.is_new && row.response) return { value: row.response.value, repeated: true }
  const value = await run()
  context.transaction.leave({
    name: 'idempotency-keep',
    sql: 'update idempotency_key set response = $4 where tenant_id = $1 and actor_id = $2 and key = $3',
    values: [context.tenantId, who, key, JSON.stringify({ value: withoutSecrets(value, secrets) })],
  })
  return { value, repeated: false }
}

function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (secrets.length === 0) return value
  return { ...(value as object), ...Object.fromEntries(secrets.map((field) => [field, null])) }
}
