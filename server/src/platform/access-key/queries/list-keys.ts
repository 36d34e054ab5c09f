import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { keyName } from '../key-name.ts'

const keySchema = z.object({
  id: z.uuid(),
  /** What requests name it by. */
  keyName: z.string(),
  kind: z.enum(['program', 'project']),
  name: z.string(),
  memberId: z.uuid(),
  memberName: z.string(),
  roleId: z.uuid().nullable(),
  roleName: z.string().nullable(),
  /** What it is limited to, with the names of it; none for all. */
  resources: z.array(z.object({ resource: z.string(), name: z.string() })),
  addresses: z.array(z.string()),
  ratePerMinute: z.int(),
  enabled: z.boolean(),
  expiresAt: z.iso.datetime().nullable(),
  /** Rests until then, having gone over its rate again and again. */
  bannedUntil: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedIp: z.string().nullable(),
  createdAt: z.iso.datetime(),
  createdByName: z.string(),
  /** Of a project: devices that were let in, and that wait. */
  devices: z.int(),
  waiting: z.int(),
  /** Those that are accepted now, by their last characters. */
  secrets: z.array(
    z.object({
      algorithm: z.string(),
      hint: z.string(),
      expiresAt: z.iso.datetime({ offset: true }).nullable(),
    }),
  ),
})

export const listKeys = defineOperation({
  id: 'accessKey.list',
  kind: 'query',
  method: 'GET',
  path: '/api/access-keys',
  summary: { zh: '接口密钥', en: 'Keys of programs, without their secrets' },
  access: { permission: 'accessKey.manage' },
  keys: 'closed',
  input: z.object({}),
  output: z.object({ items: z.array(keySchema) }),
  run: async ({ transaction, tenantId, clock, services, locale }) => {
    type KeyRow = Omit<z.output<typeof keySchema>, 'keyName' | 'resources'> & { resources: string[] }
    const { rows } = await transaction.query<KeyRow>(
      `select k.id, k.kind, k.name, k.member_id as "memberId", m.name as "memberName", k.role_id as "roleId", r.name as "roleName",
         k.resources, k.addresses, k.rate_per_minute as "ratePerMinute", k.enabled, k.expires_at as "expiresAt",
         case when k.banned_until > $2 then k.banned_until end as "bannedUntil", k.last_used_at as "lastUsedAt",
         host(k.last_used_ip) as "lastUsedIp", k.created_at as "createdAt", k.created_by_name as "createdByName",
         (select count(*)::int from access_key d where d.tenant_id = k.tenant_id and d.project_id = k.id
           and d.approved_at is not null) as devices,
         (select count(*)::int from access_key d where d.tenant_id = k.tenant_id and d.project_id = k.id
           and d.approved_at is null) as waiting,
         coalesce((
           select json_agg(json_build_object('algorithm', s.algorithm, 'hint', s.hint, 'expiresAt', s.expires_at)
             order by s.id)
           from access_key_secret s
           where s.tenant_id = k.tenant_id and s.key_id = k.id and (s.expires_at is null or s.expires_at > $2)
         ), '[]') as secrets
       from access_key k
       join member m on m.tenant_id = k.tenant_id and m.id = k.member_id
       left join role r on r.tenant_id = k.tenant_id and r.id = k.role_id
       where k.tenant_id = $1 and k.kind <> 'device' order by k.id desc limit 500`,
      [tenantId, clock.now()],
    )
    const places = [...new Set(rows.flatMap(({ resources }) => resources))]
    const named = await services.resourceNames(transaction, tenantId, places)
    return {
      items: rows.map((row) => ({
        ...row,
        keyName: keyName(tenantId, row.id, row.kind),
        // What is gone keeps its id: the key opens nothing there.
        resources: row.resources.map((resource) => ({
          resource,
          name: named.get(resource)?.name[locale] ?? resource,
        })),
      })),
    }
  },
})
