import type { OperationContext } from './context.ts'
import type { SluiceOperation } from './define-operation.ts'

declare module './services.ts' {
  interface Services {
    /** Operations that are buttons beside records. */
    actions: ActionBook
    /**
     * Checks that the record an action is about is one it is for, and keeps other actions off it until the transaction ends.
     * @throws SluiceError as the action says
     */
    requireFitting(context: OperationContext, operation: SluiceOperation, input: object): Promise<void>
  }
}

/** An operation that is an action. */
export type ActionOperation = SluiceOperation & { action: NonNullable<SluiceOperation['action']> }

export interface ActionBook {
  /** Actions on the records of a system form, by its code; those on forms that people made, by `records`. */
  on(code: string): readonly ActionOperation[]
  get(operationId: string): ActionOperation | undefined
}

/**
 * Puts the operations that are actions together.
 * @throws Error when a declaration cannot be carried out: no such part, a part nobody can give, an answer that gets lost
 */
export function openActions(operations: readonly SluiceOperation[]): ActionBook {
  const byId = new Map<string, ActionOperation>()
  for (const operation of operations) {
    if (!isAction(operation)) continue
    const fault = faultOf(operation)
    if (fault) throw new Error(`The action ${operation.id} ${fault}`)
    byId.set(operation.id, operation)
  }
  const byForm = Map.groupBy(byId.values(), ({ action }) => action.on)
  return { on: (code) => byForm.get(code) ?? [], get: (id) => byId.get(id) }
}

function isAction(operation: SluiceOperation): operation is ActionOperation {
  return operation.action !== undefined
}

/** Parts of the input that nobody fills in: the record, and for forms that people made the form and its values. */
export function givenParts({ action }: ActionOperation): Set<string> {
  return new Set([action.record, ...(action.on === 'records' ? ['formId', action.values ?? ''] : [])])
}

function faultOf(operation: ActionOperation): string | undefined {
  const { action, input, kind, prepare, secretOutput, transaction } = operation
  const given = givenParts(operation)
  if (kind !== 'command') return 'changes nothing'
  if (!(action.record in input.shape)) return `has no part ${action.record}`
  if (secretOutput === 'acts again' && !action.single) return 'tells a secret that a selection would not keep'
  if (action.values && action.asks) return 'asks for values of fields and for something else'
  if (action.on === 'records' && (transaction !== 'tenant' || prepare))
    return 'does not run inside another act'
  for (const [part, schema] of Object.entries(input.shape)) {
    const needed = !schema.safeParse(undefined).success
    if (needed && !given.has(part) && !action.asks?.[part]) return `needs ${part} and does not ask for it`
  }
  return undefined
}
