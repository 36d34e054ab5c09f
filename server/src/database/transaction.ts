import {
  type BinaryOperationNode,
  type Compilable,
  Kysely,
  OperatorNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  ValueListNode,
} from 'kysely'
import pg from 'pg'
import { inSpan, isUuid } from '../kernel/index.ts'
import type { Lane } from './lane.ts'
import { joins, joinWrites, type LeftWrite } from './left-writes.ts'
import { statementTurns } from './statement-turns.ts'
import type { Tables } from './tables.ts'

/** One running transaction: Kysely for ordinary queries, `query` for hand-written SQL. */
export interface Transaction {
  /** Tenant whose rows it sees; undefined before a tenant is chosen. */
  readonly tenantId: string | undefined
  readonly db: Kysely<Tables>
  /** The connection itself, for COPY streams. */
  readonly client: pg.PoolClient
  /**
   * Runs SQL with bound parameters. With `name` the statement is prepared once per connection (hot paths).
   * On a pipelining connection several may be under way at once.
   */
  query<Row extends pg.QueryResultRow>(
    sql: string,
    values?: unknown[],
    name?: string,
  ): Promise<pg.QueryResult<Row>>
  /**
   * Leaves a write whose answer decides nothing to the end, where all that are left become one statement that travels
   * with the commit. A statement given later finds it done all the same: what is left leaves before it.
   */
  leave(write: LeftWrite): void
  /**
   * Leaves writes whose answers decide nothing to the end: they travel with the commit. When one fails, the transaction
   * fails with its error. Their statements must have been sent when this is called.
   */
  settleAtEnd(writes: Promise<unknown>): void
}

/** A transaction as the one who runs it sees it. */
interface RunningTransaction extends Transaction {
  /** Takes no more statements; tells when all that was left to the end is done. */
  finish(): Promise<unknown>
  /** Takes no more statements, and sends none that still wait for their turn. */
  abandon(): void
  /**
   * Why the transaction failed. On a pipelining connection the statements behind one that fails are refused because the
   * transaction is aborted (25P02); whichever of them was heard, the first one's error is what happened.
   */
  causeOf(error: unknown): unknown
}

export interface TransactionOptions {
  tenantId?: string
  /** Take the tenant's own role: needed for, and limited to, the tenant's form tables and shared rows. */
  asTenantRole?: boolean
  /** Nothing is written: the end needs no waiting for. */
  readOnly?: boolean
  /** Longest wait for one lock, in milliseconds; absent: what the lane says. */
  lockTimeout?: number
  /** Who competes for the connection, where that is not the tenant. */
  party?: string
}

/** Schema that holds a tenant's form tables, and the role that may use them. */
export function tenantSchema(tenantId: string): string {
  if (!isUuid(tenantId)) throw new Error(`Not a tenant id: ${tenantId}`)
  return `t_${tenantId.replaceAll('-', '')}`
}

/**
 * Runs `work` in one transaction on a connection of `lane`; commits when it returns, rolls back when it throws.
 * Opening costs no round trip of its own on a pipelining pool: the first query of `work` travels with it.
 */
export function runTransaction<Result>(
  lane: Pick<Lane, 'connect'>,
  options: TransactionOptions,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return inSpan(transactionSpan, () => commitOrRollBack(lane, options, work))
}

const transactionSpan = {
  name: 'transaction',
  kind: 'client',
  attributes: { 'db.system.name': 'postgresql' },
} as const

async function commitOrRollBack<Result>(
  lane: Pick<Lane, 'connect'>,
  options: TransactionOptions,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await lane.connect(options.party ?? options.tenantId)
  const pipelines = (client as { pipeline?: boolean }).pipeline === true
  let broken: Error | undefined
  // A connection that breaks says so to whoever holds it; unheard, that would end the process.
  const onBroken = (error: Error) => {
    broken = error
  }
  client.on('error', onBroken)
  const release = (error = broken) => {
    client.off('error', onBroken)
    client.release(error)
  }
  const transaction = transactionOn(client, options.tenantId)
  try {
    const opened = client.query(openStatement(options))
    opened.catch(() => undefined)
    if (!pipelines) await opened
    const result = await work(transaction)
    await opened
    const settled = transaction.finish()
    if (!pipelines) await settled
    const ended = client.query('commit')
    ended.catch(() => undefined)
    await settled
    if (options.readOnly) {
      ended.then(
        () => release(),
        (error: Error) => release(error),
      )
      return result
    }
    // PostgreSQL answers the commit of a failed transaction with ROLLBACK and no error.
    if ((await ended).command !== 'COMMIT') {
      throw transaction.causeOf(undefined) ?? new Error('The transaction had failed and was rolled back')
    }
    release()
    return result
  } catch (error) {
    transaction.abandon()
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    release()
    throw transaction.causeOf(error)
  }
}

function openStatement({ tenantId, asTenantRole, readOnly, lockTimeout }: TransactionOptions): string {
  const wait = lockTimeout === undefined ? '' : `; set local lock_timeout = ${Math.round(lockTimeout)}`
  const begin = `${readOnly ? 'begin read only' : 'begin'}${wait}`
  if (!tenantId) return begin
  if (!isUuid(tenantId)) throw new Error(`Not a tenant id: ${tenantId}`)
  const role = asTenantRole ? `; set local role ${tenantSchema(tenantId)}` : ''
  return `${begin}; set local sluice.tenant_id = '${tenantId}'${role}`
}

/** Wraps a connection that is inside a transaction. */
export function transactionOn(client: pg.PoolClient, tenantId: string | undefined): RunningTransaction {
  let db: Kysely<Tables> | undefined
  let finished = false
  const left: Promise<unknown>[] = []
  let cause: unknown
  const noteFailure = (error: Error) => {
    if (!isAborted(error)) cause = error
  }
  const turns = (client as { pipeline?: boolean }).pipeline === true ? undefined : statementTurns()
  let waiting: LeftWrite[] = []
  const issue = <Result>(statement: () => Promise<Result>) => (turns ? turns.take(statement) : statement())
  const settleAtEnd = (writes: Promise<unknown>) => {
    writes.catch(() => undefined)
    left.push(writes)
  }
  const sendWaiting = () => {
    if (waiting.length === 0) return
    const writes = waiting
    waiting = []
    const statement = { ...joinWrites(writes), noteFailure }
    settleAtEnd(
      issue(() => send(client, statement)).catch((error: unknown) => {
        throw writes.reduce((told, { refusal }) => (refusal ? refusal(told) : told), error)
      }),
    )
  }
  // A straggler of a transaction that has failed must not write into the next one on its connection.
  const run = async <Result>(statement: () => Promise<Result>): Promise<Result> => {
    if (finished) throw new Error('The transaction is over')
    sendWaiting()
    return issue(statement)
  }
  return {
    tenantId,
    leave: (write) => {
      if (finished) throw new Error('The transaction is over')
      if (!joins(write, waiting)) sendWaiting()
      waiting.push(write)
    },
    settleAtEnd,
    finish: () => {
      sendWaiting()
      finished = true
      return Promise.all([...left, turns?.over()])
    },
    abandon: () => {
      finished = true
      waiting = []
      turns?.abandon(new Error('The transaction is over'))
    },
    causeOf: (error) => (error === undefined || isAborted(error) ? (cause ?? error) : error),
    client,
    get db() {
      db ??= kyselyOn(client, run, noteFailure)
      return db
    },
    query: (sql, values = [], name) => run(() => send(client, { sql, values, name, noteFailure })),
  }
}

/** A statement was refused because one before it had failed. */
function isAborted(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === '25P02'
}

interface Statement {
  sql: string
  values: unknown[]
  name: string | undefined
  noteFailure(error: Error): void
}

/** Sends one statement. The library's own way from a configuration object copies it property by property. */
function send<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  { sql, values, name, noteFailure }: Statement,
): Promise<pg.QueryResult<Row>> {
  return new Promise((resolve, reject) => {
    const query = new pg.Query(sql, values) as NamedQuery<Row>
    query.name = name
    query.callback = (error, result) => {
      if (!error) return resolve(result)
      noteFailure(error)
      // The trace leads to whoever asked, not to the socket that the answer came from.
      Error.captureStackTrace(error)
      reject(error)
    }
    client.query(query)
  })
}

/** What the library's queries have and its types do not tell. */
type NamedQuery<Row extends pg.QueryResultRow> = pg.Query & {
  name: string | undefined
  callback: (error: Error | null, result: pg.QueryResult<Row>) => void
}

/** A Kysely whose every query runs on this one connection. */
function kyselyOn(
  client: pg.PoolClient,
  run: <Result>(statement: () => Promise<Result>) => Promise<Result>,
  noteFailure: (error: Error) => void,
): Kysely<Tables> {
  const connection = {
    executeQuery: async <Row>(compiled: { sql: string; parameters: readonly unknown[] }) => {
      const result = await run(() => client.query(compiled.sql, compiled.parameters as unknown[])).catch(
        (error: Error) => {
          noteFailure(error)
          throw error
        },
      )
      return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    // biome-ignore lint/correctness/useYield: the interface asks for a generator; streams use cursors on the bulk pool
    streamQuery: async function* () {
      throw new Error('Stream with a cursor on the bulk pool')
    },
  }
  const idle = async () => undefined
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new ListCompiler(),
      createDriver: () => ({
        init: idle,
        acquireConnection: async () => connection,
        beginTransaction: idle,
        commitTransaction: idle,
        rollbackTransaction: idle,
        releaseConnection: idle,
        destroy: idle,
      }),
    },
  })
}

/** A list of nothing is written as what it means: PostgreSQL has no `in ()`. */
class ListCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, rightOperand } = node
    const values = PrimitiveValueListNode.is(rightOperand) || ValueListNode.is(rightOperand)
    const name = OperatorNode.is(operator) ? operator.operator : undefined
    if (values && rightOperand.values.length === 0 && (name === 'in' || name === 'not in')) {
      this.append(name === 'in' ? 'false' : 'true')
    } else super.visitBinaryOperation(node)
  }
}

export type { Compilable }
