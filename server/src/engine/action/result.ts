import { fillText, type PermissionName, SluiceError, type Text } from '../../kernel/index.ts'
import type { OperationContext, Services } from '../../platform/operation/index.ts'
import type { ResultState } from './tables.ts'

/** Why nothing was done to a record, as it is kept. */
export interface Failure extends Text {
  state: 'refused' | 'failed'
  code: string
}

/** Words of a refusal in both languages: every field, the name of the permission that is missing. */
export function failureOf({ permissions }: Pick<Services, 'permissions'>, error: unknown): Failure {
  if (!(error instanceof SluiceError) || error.status >= 500) {
    return {
      state: 'failed',
      code: 'common.internal',
      zh: '服务器出错了，请重试。',
      en: 'The server failed; try again.',
    }
  }
  const { code, text, params, fields } = error
  const words = (locale: 'zh' | 'en') => {
    const { permission } = params
    const named =
      typeof permission === 'string'
        ? { ...params, permission: permissions.wordsFor(permission as PermissionName)[locale] }
        : params
    const told = fields.slice(0, 3).map(({ message, params: own }) => fillText(message[locale], own))
    return [fillText(text[locale], named), ...told].join(locale === 'zh' ? '' : ' ').slice(0, 2000)
  }
  return { state: 'refused', code, zh: words('zh'), en: words('en') }
}

/** Writes down the records of a run, all of them still waiting. */
export async function addResults(
  { transaction, tenantId }: OperationContext,
  runId: string,
  recordIds: readonly string[],
): Promise<void> {
  await transaction.query(
    `insert into action_result (tenant_id, run_id, position, record_id)
     select $1, $2, place, id from unnest($3::uuid[]) with ordinality as t (id, place)`,
    [tenantId, runId, recordIds],
  )
}

export interface WaitingRecord {
  position: number
  recordId: string
}

/** The next records of a run that nothing was done to yet. */
export async function waitingRecords(
  { transaction, tenantId }: OperationContext,
  runId: string,
  limit: number,
): Promise<WaitingRecord[]> {
  const { rows } = await transaction.query<WaitingRecord>(
    `select position, record_id as "recordId" from action_result
     where tenant_id = $1 and run_id = $2 and state = 'waiting' order by position limit $3`,
    [tenantId, runId, limit],
    'action-waiting',
  )
  return rows
}

/** Takes the line of a record for this transaction; false when another run of the job has settled it. */
export async function takeResult(
  { transaction, tenantId }: OperationContext,
  runId: string,
  position: number,
): Promise<boolean> {
  const { rows } = await transaction.query<{ state: ResultState }>(
    'select state from action_result where tenant_id = $1 and run_id = $2 and position = $3 for update',
    [tenantId, runId, position],
    'action-take',
  )
  return rows[0]?.state === 'waiting'
}

/** Writes what became of a record, unless that stands there already. @param failure absent: it was done */
export async function settleResult(
  { transaction, tenantId, clock }: OperationContext,
  runId: string,
  position: number,
  failure?: Failure,
): Promise<void> {
  const { state = 'done', code = null, zh = null, en = null } = failure ?? {}
  await transaction.query(
    `update action_result set state = $4, code = $5, zh = $6, en = $7, settled_at = $8
     where tenant_id = $1 and run_id = $2 and position = $3 and state = 'waiting'`,
    [tenantId, runId, position, state, code, zh, en, clock.now()],
    'action-settle',
  )
}

export type ResultCounts = Record<ResultState, number>

/** How many records of a run are in each state. */
export async function countResults(
  { transaction, tenantId }: OperationContext,
  runId: string,
): Promise<ResultCounts> {
  const { rows } = await transaction.query<{ state: ResultState; count: number }>(
    'select state, count(*)::int as count from action_result where tenant_id = $1 and run_id = $2 group by state',
    [tenantId, runId],
    'action-count',
  )
  const counts: ResultCounts = { waiting: 0, done: 0, refused: 0, failed: 0 }
  for (const { state, count } of rows) counts[state] = count
  return counts
}

/** Lets what was not done wait again. */
export async function resetResults(
  { transaction, tenantId }: OperationContext,
  runId: string,
): Promise<void> {
  await transaction.query(
    `update action_result set state = 'waiting', code = null, zh = null, en = null, settled_at = null
     where tenant_id = $1 and run_id = $2 and state in ('refused', 'failed')`,
    [tenantId, runId],
  )
}
