import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { keyNotFound } from '../errors.ts'
import { keySettings } from '../key-input.ts'
import { announceKeyChange } from '../load-key.ts'

export const updateKey = defineOperation({
  id: 'accessKey.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/access-keys/:keyId',
  summary: {
    zh: '修改接口密钥的名称、来源地址、频率、有效期，或停用、启用',
    en: 'Change name, addresses, rate or expiry of a key, or switch it off and on',
  },
  access: { permission: 'accessKey.manage' },
  keys: 'closed',
  input: z.object({
    keyId: z.uuid(),
    name: keySettings.name.optional(),
    addresses: keySettings.addresses.optional(),
    ratePerMinute: keySettings.ratePerMinute.optional(),
    expiresAt: keySettings.expiresAt.optional(),
    enabled: z.boolean().optional(),
  }),
  output: z.null(),
  audit: ({ keyId, name }) => ({ type: 'accessKey', id: keyId, ...(name ? { name } : {}) }),
  run: async (context, { keyId, name, addresses, ratePerMinute, expiresAt, enabled }) => {
    const { transaction, tenantId } = context
    const { rowCount } = await transaction.query(
      `update access_key set name = coalesce($3, name), addresses = coalesce($4, addresses),
         rate_per_minute = coalesce($5, rate_per_minute), enabled = coalesce($6, enabled),
         expires_at = case when $7 then $8 else expires_at end,
         banned_until = case when $6 then null else banned_until end
       where tenant_id = $1 and id = $2`,
      [
        tenantId,
        keyId,
        name ?? null,
        addresses ?? null,
        ratePerMinute ?? null,
        enabled ?? null,
        expiresAt !== undefined,
        expiresAt ?? null,
      ],
    )
    if (rowCount === 0) throw keyNotFound()
    announceKeyChange(context, keyId)
    return null
  },
})
