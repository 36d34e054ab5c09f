import type { z } from 'zod'
import type { AliasDeclaration, KeyAccess, Operation, OperationDeclaration } from '../../kernel/index.ts'
import type { OperationContext } from './context.ts'

export type SluiceOperation = Operation<OperationContext>

/**
 * Declares an operation: the one place its route, OpenAPI entry, SDK function, access check, audit record,
 * idempotency and metric come from. Export it from a file in a `commands/` or `queries/` folder and it is found.
 */
export function defineOperation<I extends z.ZodObject, O extends z.ZodType, Prepared = undefined>(
  declaration: OperationDeclaration<OperationContext, I, O, Prepared>,
): SluiceOperation & { readonly declaration: OperationDeclaration<OperationContext, I, O, Prepared> } {
  return {
    isOperation: true,
    declaration,
    id: declaration.id,
    kind: declaration.kind,
    method: declaration.method,
    path: declaration.path,
    summary: declaration.summary,
    aliasOf: undefined,
    access: declaration.access as SluiceOperation['access'],
    transaction: declaration.transaction ?? 'tenant',
    keys: declaration.keys ?? standardKeys(declaration),
    input: declaration.input,
    output: declaration.output,
    audit:
      declaration.kind === 'query'
        ? false
        : ((declaration.audit ?? (() => undefined)) as SluiceOperation['audit']),
    actsOnPeople: (declaration.actsOnPeople ?? false) as SluiceOperation['actsOnPeople'],
    places: declaration.places ?? {},
    secretFields: declaration.secretFields ?? [],
    secretOutput: declaration.secretOutput ?? [],
    ratePerMinute: declaration.ratePerMinute,
    bodyLimit: declaration.bodyLimit,
    heavy: declaration.heavy as SluiceOperation['heavy'],
    action: declaration.action as SluiceOperation['action'],
    prepare: declaration.prepare as SluiceOperation['prepare'],
    run: declaration.run as SluiceOperation['run'],
  }
}

/**
 * Declares another name of an operation: the same act at another address, with another answer. Method, access, limits and how
 * programs may call it are those of the operation; `run` goes through the same door.
 * @param of an operation that is none itself
 */
export function defineAlias<I extends z.ZodObject, O extends z.ZodType>(
  of: SluiceOperation,
  alias: AliasDeclaration<OperationContext, I, O>,
): SluiceOperation {
  const { audit, run, ...own } = alias
  return {
    ...of,
    ...own,
    aliasOf: of.id,
    audit: (audit ?? of.audit) as SluiceOperation['audit'],
    // As a button it stands beside records once.
    action: undefined,
    run: run as SluiceOperation['run'],
  }
}

/** Programs work with what a workspace keeps; accounts, sign-in and what people may do are for people. */
function standardKeys({
  access,
  transaction,
  actsOnPeople,
}: Pick<OperationDeclaration<never, never, never, never>, 'transaction' | 'actsOnPeople'> & {
  access: unknown
}): KeyAccess {
  const ofAccounts = access === 'public' || access === 'account' || transaction === 'identity'
  return ofAccounts || actsOnPeople ? 'closed' : 'open'
}

/** Recognizes what `defineOperation` made among a file's exports. */
export function isOperation(value: unknown): value is SluiceOperation {
  return typeof value === 'object' && value !== null && 'isOperation' in value
}
