import type { Filter, RecordValues } from '@sluice/contract'
import type { z } from 'zod'
import type { SluiceError, Text } from './errors.ts'
import type { PermissionName } from './permission-name.ts'
import type { PlaceWords } from './place-words.ts'

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a permission is asked for: `form:<id>`, and the things it is part of (`app:<id>`). */
export interface ResourceAddress {
  type: string
  parents?: string[]
}

/**
 * Who may call an operation, checked before it runs.
 * `public`: anybody · `account`: signed in, a tenant need not be chosen · `member`: a member of the tenant (the operation
 * itself checks more, e.g. that the task is theirs) · a permission, on the tenant or on what `on` finds in the input.
 */
export type Access<Input> =
  | 'public'
  | 'account'
  | 'member'
  | { permission: PermissionName; on?: (input: Input) => ResourceAddress | undefined }

/**
 * Which transaction an operation runs in.
 * `tenant`: the tenant's own role, sees its rows and its form tables · `identity`: the server's role, sees accounts and
 * sessions, and the tenant's shared rows · `schema`: the schema owner with the tenant set, may change form tables.
 */
export type TransactionKind = 'tenant' | 'identity' | 'schema'

/**
 * Whether programs with a key may call it: `open` to all keys, `unnarrowed` to those that may do all their member may,
 * because what it touches is opened by something else than permissions on forms and apps, or `closed`.
 */
export type KeyAccess = 'open' | 'unnarrowed' | 'closed'

/** What the audit says an act touched. */
export interface AuditTarget {
  type: string
  id?: string
  name?: string
}

/** Whose place an act lets the actor take: a member whose password they set, or the guest of an invitation they hold. */
export type PersonTakenOver = { memberId: string } | { invitationId: string }

/** How an answer with a secret is kept for repetitions of its call. */
export type SecretOutput = 'acts again' | readonly string[]

/**
 * Runs `work` in a short transaction of its own, as the caller and with the operation's access check. It only reads, unless
 * it `commits`: what must hold whatever becomes of the act, such as a counted guess.
 */
export type ReadFirst<Context> = <Result>(
  work: (context: Context) => Promise<Result>,
  options?: { commits: true },
) => Promise<Result>

/** A part of an input that a person fills in, in words; the rest of its field comes from the schema. */
export interface ActionQuestion {
  name: Text
  help?: Text
  /** What an id names. */
  of?: 'member' | 'department'
  /** Words for the values of an enum. */
  choices?: Readonly<Record<string, Text>>
}

/** The records that an action of a system form is for. */
export interface ActionCondition {
  filter: Filter
  /** Why another one is refused, by its values; absent: that it is not for it now. */
  refusal?: (values: RecordValues) => SluiceError
}

/**
 * An operation as people meet it beside a record: a button for one or a selection, a line of the command palette, a step
 * of a flow. Its input form comes from the schema of the operation.
 */
export interface ActionDeclaration<Context, Input> {
  /** Code of the system form whose records it acts on; `records`: those of any form that people made. */
  on: string
  /** Part of the input with the record's id, or a list of which it is the only one. */
  record: keyof Input & string
  name: Text
  icon: string
  danger?: true
  /** Asked before it acts, where the name alone does not tell what it does. */
  confirm?: Text
  /** Not for a selection: the answer is for who acts alone, and kept nowhere. */
  single?: true
  /** Checked when it is shown and again, with the record locked against other actions, when it acts. */
  when?: ActionCondition
  /** Words of the parts of the input that a person fills in; others must do without being given. */
  asks?: { readonly [Part in keyof Input]?: ActionQuestion }
  /** Parts of the answer that who acts is told, once. */
  tells?: Readonly<Record<string, { name: Text; help?: Text }>>
  /**
   * Of records the actor sees, those on which they may do it, where more than the access of the operation decides. It is
   * for buttons; the operation itself refuses.
   */
  may?: (context: Context, recordIds: readonly string[], formId: string) => Promise<readonly string[]>
  /** Of `records`: the part of the input with values of fields, which the designer presets or lets be asked for. */
  values?: keyof Input & string
  /** Without any of these it does nothing. */
  needsValues?: true
  /** Of `records`: on every such form, whether its designer chose it or not. */
  standard?: true
}

export interface OperationDeclaration<Context, I extends z.ZodObject, O extends z.ZodType, Prepared> {
  /** `thing.verb`, unique; also the name in the SDK and the metric label. */
  id: string
  kind: 'command' | 'query'
  method: HttpMethod
  /** Below the server root, parameters as `:name`, e.g. `/api/forms/:formId/records`. */
  path: `/api/${string}`
  summary: Text
  access: Access<z.output<I>>
  transaction?: TransactionKind
  /** `closed` unless told otherwise for what is of accounts or acts on people, `open` for all else. */
  keys?: KeyAccess
  input: I
  output: O
  /** What the audit record names; `false` for acts that leave no trace worth keeping (marking a notice as read). */
  audit?: false | ((input: z.output<I>, output: z.output<O>) => AuditTarget | undefined)
  /**
   * The act may change what people may do: roles and who holds them, departments and who is in them or heads them, who
   * is let in. Nobody gets by it what the actor does not hold (P4.4); such acts of a tenant take turns. A function names
   * whom the actor may act as afterwards: somebody who may do more is out of reach.
   */
  actsOnPeople?: true | ((input: z.output<I>) => PersonTakenOver)
  /** Words for the parts of the input, beside those that every operation knows: errors say by them what is wrong. */
  places?: PlaceWords
  /** Input fields that never reach audit, idempotency or log. */
  secretFields?: string[]
  /**
   * The answer holds a secret that is told once and not kept for repetitions. `acts again`: nothing of the answer is kept,
   * and a call with the same Idempotency-Key acts again, which must do no harm. A list: these fields are kept as null, and
   * so a repetition tells them.
   */
  secretOutput?: SecretOutput
  /** Calls of one client address per minute, for what a stranger may try. */
  ratePerMinute?: number
  /** Largest accepted body in bytes; default 1 MiB. */
  bodyLimit?: number
  /** Tells that a call may look at everything a tenant has (reports, searches): it then waits and works beside the others. */
  heavy?(input: z.output<I>): boolean
  /** Makes it a button beside records. */
  action?: ActionDeclaration<Context, z.output<I>>
  /**
   * What takes long and needs no connection, before the transaction of `run`; its result is the third argument there. What
   * it needs of the database it reads first.
   */
  prepare?(read: ReadFirst<Context>, input: z.output<I>): Promise<Prepared>
  run(context: Context, input: z.output<I>, prepared: Prepared): Promise<z.input<O>>
}

/** What another name of an operation says itself; the rest is that operation's. */
export type AliasDeclaration<Context, I extends z.ZodObject, O extends z.ZodType> = Pick<
  OperationDeclaration<Context, I, O, undefined>,
  'id' | 'path' | 'summary' | 'input' | 'output' | 'audit' | 'run'
>

/** A declaration of any input and output, as the registry holds it. */
export interface Operation<Context = never> {
  readonly isOperation: true
  id: string
  kind: 'command' | 'query'
  method: HttpMethod
  path: string
  summary: Text
  /** The operation that this is another name of. */
  aliasOf: string | undefined
  access: Access<never>
  transaction: TransactionKind
  keys: KeyAccess
  input: z.ZodObject
  output: z.ZodType
  audit: false | ((input: never, output: never) => AuditTarget | undefined)
  actsOnPeople: false | true | ((input: never) => PersonTakenOver)
  places: PlaceWords
  secretFields: string[]
  secretOutput: SecretOutput
  ratePerMinute: number | undefined
  bodyLimit: number | undefined
  heavy: ((input: never) => boolean) | undefined
  action: ActionDeclaration<Context, Record<string, unknown>> | undefined
  prepare: ((read: ReadFirst<Context>, input: never) => Promise<unknown>) | undefined
  run(context: Context, input: never, prepared: never): Promise<unknown>
}

export type OperationRegistry<Context> = ReadonlyMap<string, Operation<Context>>

/**
 * Puts operations into one table by id.
 * @throws Error when two share an id, or a method with a path
 */
export function buildRegistry<Context>(operations: Operation<Context>[]): OperationRegistry<Context> {
  const registry = new Map<string, Operation<Context>>()
  const addresses = new Map<string, string>()
  for (const operation of operations) {
    const address = `${operation.method} ${operation.path.replace(/:\w+/g, ':')}`
    const holder = addresses.get(address)
    if (registry.has(operation.id)) throw new Error(`Two operations have the id ${operation.id}`)
    if (holder) throw new Error(`${operation.id} and ${holder} both answer ${address}`)
    registry.set(operation.id, operation)
    addresses.set(address, operation.id)
  }
  return new Map([...registry].sort(([a], [b]) => (a < b ? -1 : 1)))
}
