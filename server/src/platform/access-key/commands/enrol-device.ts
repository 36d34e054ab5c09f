import { createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'
import { nameText, newId } from '../../../kernel/index.ts'
import { inTenant } from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { clockApart, notAccepted, tooManyDevices, wrongValue } from '../errors.ts'
import { readPublicKey } from '../key-input.ts'
import { keyName, readKeyName } from '../key-name.ts'
import { allowedSkew } from '../signature/proof.ts'

/** Devices of a project that wait, and those it has at most. */
const mostWaiting = 100
const mostDevices = 10_000

/** What a device signs to show that it holds the key: it names the project and the moment. */
export function enrolmentText(projectId: string, publicKey: string, timestamp: number): string {
  return ['sluice-device', projectId, publicKey, String(timestamp)].join('\n')
}

/**
 * A program on somebody else's machine cannot keep a secret: it knows the id of its project, which opens nothing, and makes
 * a key of its own at its first start (L8.1). Here it asks to be let in, and how that stands when it asks again.
 */
export const enrolDevice = defineOperation({
  id: 'accessKey.enrolDevice',
  kind: 'command',
  method: 'POST',
  path: '/api/access-keys/devices',
  summary: {
    zh: '设备申请加入项目：提交自己的公钥，等待批准；再次提交即查询结果',
    en: 'A device asks to be let into a project with its own public key; asking again tells how that stands',
  },
  access: 'public',
  transaction: 'identity',
  ratePerMinute: 30,
  input: z.object({
    /** `pk_…`, as the project is called. */
    projectId: z.string().max(60),
    /** What people know the device by. */
    name: nameText(100),
    /** Ed25519: PEM, or 32 bytes in base64 or base64url. */
    publicKey: z.string().trim().max(1000),
    /** Seconds since 1970. */
    timestamp: z.int().min(0).max(99_999_999_999),
    /**
     * Ed25519 signature in base64 over four lines: `sluice-device`, the project's id, the public key (its 32 bytes in
     * base64url) and the timestamp.
     */
    signature: z.string().max(200),
  }),
  output: z.object({
    /** What its requests name as `keyid`. */
    keyName: z.string(),
    state: z.enum(['waiting', 'approved']),
  }),
  audit: false,
  run: async ({ transaction, clock }, { projectId, name, publicKey: text, timestamp, signature }) => {
    const publicKey = readPublicKey(text)
    if (!publicKey) throw wrongValue('publicKey', '-----BEGIN PUBLIC KEY----- … / base64 (32 bytes)')
    const now = clock.now()
    const seconds = Math.floor(now.getTime() / 1000)
    if (Math.abs(seconds - timestamp) > allowedSkew) throw clockApart({ seconds: allowedSkew, now: seconds })
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    const signed = Buffer.from(enrolmentText(projectId, publicKey, timestamp))
    const named = readKeyName(projectId)
    if (!named || !verify(null, signed, key, Buffer.from(signature, 'base64'))) throw notAccepted()
    const { tenantId, keyId } = named
    const { query } = transaction
    return inTenant(transaction, tenantId, async () => {
      const { rows } = await query<{ memberId: string; live: boolean }>(
        `select member_id as "memberId", enabled and (expires_at is null or expires_at > $3) as live
         from access_key where tenant_id = $1 and id = $2 and kind = 'project' for update`,
        [tenantId, keyId, now],
      )
      if (!rows[0]?.live) throw notAccepted()
      const known = await query<{ id: string; approved: boolean }>(
        `select k.id, k.approved_at is not null as approved from access_key_secret s
         join access_key k on k.tenant_id = s.tenant_id and k.id = s.key_id and k.project_id = $3
         where s.tenant_id = $1 and s.material = $2 and s.algorithm = 'ed25519'`,
        [tenantId, publicKey, keyId],
      )
      const device = known.rows[0]
      if (device)
        return {
          keyName: keyName(tenantId, device.id, 'device'),
          state: device.approved ? ('approved' as const) : ('waiting' as const),
        }
      const counted = await query<{ waiting: number; all: number }>(
        `select count(*) filter (where approved_at is null)::int as waiting, count(*)::int as all
         from access_key where tenant_id = $1 and project_id = $2`,
        [tenantId, keyId],
      )
      const { waiting, all } = counted.rows[0]!
      if (waiting >= mostWaiting || all >= mostDevices) throw tooManyDevices({ seconds: 3600 })
      const id = newId()
      await query(
        `insert into access_key (tenant_id, id, kind, project_id, name, member_id, resources, addresses, rate_per_minute,
           created_at, created_by_name)
         select tenant_id, $3, 'device', id, $4, member_id, '{}', '{}', rate_per_minute, $5, $4
         from access_key where tenant_id = $1 and id = $2`,
        [tenantId, keyId, id, name, now],
      )
      await query(
        `insert into access_key_secret (tenant_id, id, key_id, algorithm, material, hint, created_at)
         values ($1, $2, $3, 'ed25519', $4, $5, $6)`,
        [tenantId, newId(), id, publicKey, publicKey.slice(-4), now],
      )
      return { keyName: keyName(tenantId, id, 'device'), state: 'waiting' as const }
    })
  },
})
