import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'

/** What counting a call found. */
export interface CountedCall {
  /** The key, its member, their account and the workspace may act now. */
  live: boolean
  /** Nobody used the nonce before. */
  fresh: boolean
  /** Calls of this minute, this one included. */
  calls: number
  /** Rests until then, for repeated excess. */
  bannedUntil: string | null
  /** The call in the log, which waits for its outcome; null where it was not let in. */
  callId: string | null
}

export interface CallToCount {
  tenantId: string
  keyId: string
  nonce: string
  now: Date
  windowStart: Date
  address: string
  /** What it asks for, as the log of calls keeps it. */
  asked: AskedFor
}

/** What a call asks for. */
export interface AskedFor {
  /** Id of the operation, or what a route of its own is called. */
  operation: string
  method: string
  /** Without the query: it may hold what was looked for. */
  path: string
  requestId: string
}

/** Last use is noted this often. */
const noteUse = '1 minute'

/** Longest path that the log keeps. */
const keptPath = 500

/**
 * Notes the nonce of a call whose signature was right, counts and logs it: one statement, so that of many that come with
 * the same nonce at the same moment one goes on. A key that rests neither notes nor counts.
 * @param keyName what the key is called in the log
 */
export async function countCall(
  { query }: Transaction,
  { tenantId, keyId, nonce, now, windowStart, address, asked }: CallToCount,
  keyName: string,
): Promise<CountedCall> {
  const { rows } = await query<CountedCall>(
    `with live as (
       select k.id, k.banned_until, k.member_id from access_key k
       left join access_key p on p.tenant_id = k.tenant_id and p.id = k.project_id
       join member m on m.tenant_id = k.tenant_id and m.id = k.member_id and m.status = 'active'
       join tenant t on t.id = k.tenant_id and t.status = 'active'
       join account a on a.id = m.account_id and a.status <> 'disabled'
       where k.tenant_id = $1 and k.id = $2 and k.enabled and (k.expires_at is null or k.expires_at > $4)
         and (p.id is null or (k.approved_at is not null and p.enabled and (p.expires_at is null or p.expires_at > $4)))
     ), noted as (
       insert into access_key_nonce (tenant_id, key_id, nonce, used_at)
       select $1, $2, $3, $4 from live where banned_until is null or banned_until <= $4
       on conflict do nothing returning nonce
     ), counted as (
       insert into access_key_window as w (tenant_id, key_id, started_at, calls) select $1, $2, $5, 1 from noted
       on conflict (tenant_id, key_id) do update set
         calls = case when w.started_at < excluded.started_at then 1 else w.calls + 1 end,
         started_at = greatest(w.started_at, excluded.started_at)
       returning calls
     ), seen as (
       update access_key k set last_used_at = $4, last_used_ip = $6 from noted
       where k.tenant_id = $1 and k.id = $2
         and (k.last_used_at is null or k.last_used_at < $4::timestamptz - interval '${noteUse}')
     ), logged as (
       insert into access_key_call (tenant_id, id, created_at, key_id, key_name, member_id, operation, method, path, ip, request_id)
       select $1, $7, $4, $2, $8, l.member_id, $9, $10, $11, $6, $12 from live l, noted
       returning id
     )
     select exists (select from live) as live, exists (select from noted) as fresh,
       coalesce((select calls from counted), 0) as calls,
       (select banned_until from live where banned_until > $4) as "bannedUntil", (select id from logged) as "callId"`,
    [
      tenantId,
      keyId,
      nonce,
      now,
      windowStart,
      address,
      newId(),
      keyName,
      asked.operation,
      asked.method,
      asked.path.slice(0, keptPath),
      asked.requestId,
    ],
    'access-key-count',
  )
  return rows[0]!
}

/** Minutes over the rate within ten minutes after which a key rests, and for how long. */
const excessesAllowed = 3
const restFor = '15 minutes'

/** Notes that a key went over its rate in one more minute. */
export async function noteExcess(
  { query }: Transaction,
  { tenantId, keyId, now }: Pick<CallToCount, 'tenantId' | 'keyId' | 'now'>,
): Promise<void> {
  await query(
    `with counted as (
       select case when last_excess_at > $3::timestamptz - interval '10 minutes' then excesses + 1 else 1 end as excesses
       from access_key where tenant_id = $1 and id = $2 for update
     )
     update access_key k set last_excess_at = $3,
       excesses = case when c.excesses >= $4 then 0 else c.excesses end,
       banned_until = case when c.excesses >= $4 then $3::timestamptz + interval '${restFor}' else k.banned_until end
     from counted c where k.tenant_id = $1 and k.id = $2`,
    [tenantId, keyId, now, excessesAllowed],
    'access-key-excess',
  )
}
