import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { keyNotFound, noSecret } from '../errors.ts'
import { algorithmInput } from '../key-input.ts'
import type { KeyKind } from '../key-name.ts'
import { announceKeyChange } from '../load-key.ts'
import { sealSecret } from '../seal-secret.ts'
import { writeSecret } from '../write-secret.ts'

const hour = 3_600_000

export const rotateKey = defineOperation({
  id: 'accessKey.rotate',
  kind: 'command',
  method: 'POST',
  path: '/api/access-keys/:keyId/rotate',
  summary: {
    zh: '更换密钥内容：新内容立即可用，旧内容在宽限期后失效',
    en: 'Give a key a new secret; the one before stays good for a while',
  },
  access: { permission: 'accessKey.manage' },
  keys: 'closed',
  input: z.object({
    keyId: z.uuid(),
    /** Hours that the secret before is still accepted; 0 ends it now. */
    graceHours: z.int().min(0).max(720).default(24),
    ...algorithmInput,
  }),
  output: z.object({ secret: z.string().nullable() }),
  secretOutput: ['secret'],
  audit: ({ keyId }) => ({ type: 'accessKey', id: keyId }),
  prepare: (read, { algorithm, publicKey }) => sealSecret(read, { algorithm, publicKey }),
  run: async (context, { keyId, graceHours }, secret) => {
    const { transaction, tenantId, clock, services } = context
    const { rows } = await transaction.query<{ memberId: string; kind: KeyKind }>(
      'select member_id as "memberId", kind from access_key where tenant_id = $1 and id = $2 for update',
      [tenantId, keyId],
    )
    if (!rows[0]) throw keyNotFound()
    if (rows[0].kind !== 'program') throw noSecret()
    const { memberId } = rows[0]
    // Whoever holds the secret acts as that member.
    await services.policies.guardPeople(context, { memberId }, async () => {
      const now = clock.now()
      const end = new Date(now.getTime() + graceHours * hour)
      // Two are live at most: the newest of those before, and the new one.
      await transaction.query(
        `delete from access_key_secret s where s.tenant_id = $1 and s.key_id = $2 and s.id <> (
           select id from access_key_secret n where n.tenant_id = $1 and n.key_id = $2 order by id desc limit 1)`,
        [tenantId, keyId],
      )
      await transaction.query(
        `update access_key_secret set expires_at = least(expires_at, $3) where tenant_id = $1 and key_id = $2`,
        [tenantId, keyId, end],
      )
      await writeSecret(context, keyId, secret)
    })
    announceKeyChange(context, keyId)
    return { secret: secret.secret }
  },
})
