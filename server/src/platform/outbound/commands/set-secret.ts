import { z } from 'zod'
import { actorName, defineOperation } from '../../operation/index.ts'
import { tooManySecrets } from '../errors.ts'
import { secretName } from '../secret-name.ts'

/** A workspace keeps at most so many. */
const mostSecrets = 500

export const setSecret = defineOperation({
  id: 'outbound.setSecret',
  kind: 'command',
  method: 'PUT',
  path: '/api/outbound/secrets/:name',
  summary: {
    zh: '保存外部请求使用的密钥；内容不会再显示',
    en: 'Keep a secret for calls to other systems; it is never shown again',
  },
  access: { permission: 'outbound.manage' },
  input: z.object({
    name: secretName,
    /** Eight characters or more: a shorter one could not be told from other text in the log. */
    value: z.string().min(8).max(4000),
  }),
  output: z.object({ name: z.string() }),
  secretFields: ['value'],
  audit: ({ name }) => ({ type: 'outboundSecret', name }),
  prepare: async (read, { value }) => {
    const { services, tenantId } = await read(async (context) => ({
      services: context.services,
      tenantId: context.tenantId,
    }))
    return services.vault.seal(tenantId, value)
  },
  run: async ({ transaction, tenantId, actor, clock }, { name }, sealed) => {
    await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `outbound secret ${tenantId}`,
    ])
    const { rows } = await transaction.query<{ others: number }>(
      'select count(*)::int as others from outbound_secret where tenant_id = $1 and name <> $2',
      [tenantId, name],
    )
    if (rows[0]!.others >= mostSecrets) throw tooManySecrets({ max: mostSecrets })
    await transaction.query(
      `insert into outbound_secret (tenant_id, name, sealed, updated_at, updated_by_name) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, name) do update
         set sealed = excluded.sealed, updated_at = excluded.updated_at, updated_by_name = excluded.updated_by_name`,
      [tenantId, name, sealed, clock.now(), actorName(actor)],
    )
    return { name }
  },
})
