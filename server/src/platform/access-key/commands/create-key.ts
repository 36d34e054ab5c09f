import { z } from 'zod'
import { newId } from '../../../kernel/index.ts'
import { actorName, defineOperation } from '../../operation/index.ts'
import { tooManyKeys, wrongValue } from '../errors.ts'
import { algorithmInput, keySettings } from '../key-input.ts'
import { keyName } from '../key-name.ts'
import { sealSecret } from '../seal-secret.ts'
import { writeSecret } from '../write-secret.ts'

/** A workspace has at most so many. */
const mostKeys = 500

export const createKey = defineOperation({
  id: 'accessKey.create',
  kind: 'command',
  method: 'POST',
  path: '/api/access-keys',
  summary: {
    zh: '新建接口密钥：以某个成员的身份调用接口，密钥内容只显示这一次',
    en: 'Make a key by which a program acts as a member; its secret is told this once',
  },
  access: { permission: 'accessKey.manage' },
  actsOnPeople: ({ memberId }) => ({ memberId }),
  input: z.object({
    name: keySettings.name,
    /** A program with a secret of its own, or a project, whose devices ask to be let in and sign with their own keys. */
    kind: z.enum(['program', 'project']).default('program'),
    /** Whom the program acts as; nobody who may do more than oneself. */
    memberId: z.uuid(),
    /** Nothing that this role does not open. */
    roleId: z.uuid().nullable().default(null),
    /** Nothing outside these: `app:<id>`, `form:<id>`. */
    resources: z
      .array(
        z
          .string()
          .max(41)
          .regex(/^(app|form):[\da-f-]{36}$/),
      )
      .max(100)
      .default([]),
    addresses: keySettings.addresses.default([]),
    ratePerMinute: keySettings.ratePerMinute.default(600),
    expiresAt: keySettings.expiresAt.default(null),
    ...algorithmInput,
  }),
  output: z.object({
    id: z.uuid(),
    /** What requests name it by: `keyid`, or `X-Api-Key`; of a project what its devices are told. */
    keyName: z.string(),
    secret: z.string().nullable(),
  }),
  secretOutput: ['secret'],
  audit: ({ name }, { id }) => ({ type: 'accessKey', id, name }),
  prepare: async (read, { kind, algorithm, publicKey }) =>
    kind === 'project' ? undefined : sealSecret(read, { algorithm, publicKey }),
  run: async (context, input, made) => {
    const { transaction, tenantId, clock, actor } = context
    const { rows } = await transaction.query<{ member: boolean; role: boolean; keys: number }>(
      `select exists (select from member where tenant_id = $1 and id = $2 and status = 'active') as member,
         $3::uuid is null or exists (select from role where tenant_id = $1 and id = $3) as role,
         (select count(*)::int from access_key where tenant_id = $1 and kind <> 'device') as keys`,
      [tenantId, input.memberId, input.roleId],
    )
    const { member, role, keys } = rows[0]!
    if (!member) throw wrongValue('memberId', '在职成员 / an active member')
    if (!role) throw wrongValue('roleId', '现有角色 / a role there is')
    if (keys >= mostKeys) throw tooManyKeys({ max: mostKeys })
    const id = newId()
    await transaction.query(
      `insert into access_key (tenant_id, id, name, member_id, role_id, resources, addresses, rate_per_minute, expires_at,
         created_at, created_by_name, kind) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        tenantId,
        id,
        input.name,
        input.memberId,
        input.roleId,
        input.resources,
        input.addresses,
        input.ratePerMinute,
        input.expiresAt,
        clock.now(),
        actorName(actor),
        input.kind,
      ],
    )
    if (made) await writeSecret(context, id, made)
    return { id, keyName: keyName(tenantId, id, input.kind), secret: made?.secret ?? null }
  },
})
