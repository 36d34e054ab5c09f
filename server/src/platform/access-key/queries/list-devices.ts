import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { keyNotFound } from '../errors.ts'
import { keyName } from '../key-name.ts'

const deviceSchema = z.object({
  id: z.uuid(),
  /** What its requests name it by. */
  keyName: z.string(),
  name: z.string(),
  /** Null: it waits to be let in. */
  approvedAt: z.iso.datetime().nullable(),
  enabled: z.boolean(),
  /** Rests until then, having gone over its rate again and again. */
  bannedUntil: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedIp: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Its public key, to compare with what the device shows. */
  publicKey: z.string(),
})

export const listDevices = defineOperation({
  id: 'accessKey.listDevices',
  kind: 'query',
  method: 'GET',
  path: '/api/access-keys/:keyId/devices',
  summary: { zh: '项目的设备，等待批准的在前', en: 'Devices of a project, those that wait first' },
  access: { permission: 'accessKey.manage' },
  keys: 'closed',
  input: z.object({ keyId: z.uuid(), ...pageInputSchema, cursor: z.string().max(200).optional() }),
  output: pageOf(deviceSchema),
  run: async ({ transaction, tenantId, clock }, { keyId, cursor, limit }) => {
    const [place, after] = cursor ? readCursor<[string, string]>(cursor, ['text', 'uuid']) : [null, null]
    const project = await transaction.query(
      `select from access_key where tenant_id = $1 and id = $2 and kind = 'project'`,
      [tenantId, keyId],
    )
    if (project.rowCount === 0) throw keyNotFound()
    const { rows } = await transaction.query<Omit<z.output<typeof deviceSchema>, 'keyName'>>(
      `select k.id, k.name, k.approved_at as "approvedAt", k.enabled,
         case when k.banned_until > $3 then k.banned_until end as "bannedUntil", k.last_used_at as "lastUsedAt",
         host(k.last_used_ip) as "lastUsedIp", k.created_at as "createdAt", s.material as "publicKey"
       from access_key k join access_key_secret s on s.tenant_id = k.tenant_id and s.key_id = k.id
       where k.tenant_id = $1 and k.project_id = $2
         and ($4::text is null or (k.approved_at is not null, k.id) > ($4 = 'in', $5::uuid))
       order by k.approved_at is not null, k.id limit $6`,
      [tenantId, keyId, clock.now(), place, after, limit + 1],
    )
    const items = rows
      .slice(0, limit)
      .map((row) => ({ ...row, keyName: keyName(tenantId, row.id, 'device') }))
    const last = items.at(-1)
    const nextCursor =
      rows.length > limit && last ? writeCursor([last.approvedAt ? 'in' : 'waiting', last.id]) : null
    return { items, nextCursor }
  },
})
