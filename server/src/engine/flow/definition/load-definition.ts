import type { ProcessModel } from '@sluice/bpmn'
import { internalError } from '../../../kernel/index.ts'
import type { OperationContext, Services } from '../../../platform/operation/index.ts'
import { directoryVersion } from '../people/directory.ts'
import { type FlowDefinition, prepareDefinition } from './flow-definition.ts'
import { longestAtOnce } from './short-drawings.ts'

const capacity = 1000

/**
 * Definitions never change, so what is here is right for ever; only which one is current changes, and that is a guess that
 * is compared with the version of the database before anything rests on it. So neither is a memory (`defineMemory`), which is
 * for what may be half a minute old; and a step asks for both before its transaction begins, without waiting.
 */
interface DefinitionCache {
  byId: Map<string, FlowDefinition>
  /** What was current of a form: right as long as the version is, which whoever relies on it has to see. */
  currentOf: Map<string, CurrentFlow>
}

const caches = new WeakMap<Services, DefinitionCache>()

function cacheOf({ services }: OperationContext): DefinitionCache {
  let cache = caches.get(services)
  if (!cache) {
    const currentOf = new Map<string, CurrentFlow>()
    cache = { byId: new Map(), currentOf }
    caches.set(services, cache)
    services.news.subscribe('flow', (body) => currentOf.delete(formKey(body as FlowNews)))
  }
  return cache
}

interface FlowNews {
  tenantId: string
  formId: string
}

function formKey({ tenantId, formId }: FlowNews): string {
  return `${tenantId}/${formId}`
}

/** Says that a form has a new flow; after the commit every process forgets which one was current, this one at once. */
export function announceFlowChange(context: OperationContext, formId: string): void {
  const { services, tenantId } = context
  const news: FlowNews = { tenantId, formId }
  const { currentOf } = cacheOf(context)
  context.afterCommit(() => {
    currentOf.delete(formKey(news))
    services.news.publish('flow', news).catch((error) => services.log.error(error, 'flow news'))
  })
}

/** The definition with this id, from this process where it can be (N3.10). */
export async function loadDefinition(
  context: OperationContext,
  definitionId: string,
): Promise<FlowDefinition> {
  const { byId } = cacheOf(context)
  const key = `${context.tenantId}/${definitionId}`
  const known = byId.get(key)
  if (known) return known
  const { rows } = await context.transaction.query<{
    form_id: string
    version: number
    model: ProcessModel
    is_long: boolean
  }>(
    `select form_id, version, model, length(xml) > ${longestAtOnce} as is_long
     from flow_definition where tenant_id = $1 and id = $2`,
    [context.tenantId, definitionId],
    'flow-definition',
  )
  const row = rows[0]
  if (!row) throw internalError({ reference: `flow definition ${definitionId}` })
  const definition = prepareDefinition(definitionId, row.form_id, row.version, row.model, row.is_long)
  if (byId.size >= capacity) byId.clear()
  byId.set(key, definition)
  return definition
}

/** The definition of an id if this process has it already; for guesses that save a round trip. */
export function knownDefinition(context: OperationContext, definitionId: string): FlowDefinition | undefined {
  return cacheOf(context).byId.get(`${context.tenantId}/${definitionId}`)
}

/** What was current of a form when this process last looked. */
export function guessCurrentFlow(context: OperationContext, formId: string): CurrentFlow | undefined {
  return cacheOf(context).currentOf.get(formKey({ tenantId: context.tenantId, formId }))
}

/** Tells whether a guess still stands: the version of everything that flows depend on besides the record. */
export async function readDirectoryVersion({ tenantId, transaction }: OperationContext): Promise<number> {
  const { rows } = await transaction.query<{ version: number }>(
    `select ${directoryVersion} as version`,
    [tenantId],
    'flow-version',
  )
  return rows[0]!.version
}

export interface CurrentFlow {
  /** Newest published definition of the form; undefined when it has no flow. */
  definitionId: string | undefined
  directoryVersion: number
}

const currentSql = `
  select ${directoryVersion} as "directoryVersion", (
    select id from flow_definition where tenant_id = $1 and form_id = $2 order by version desc limit 1) as "definitionId"`

/** What is current of a form, and as of which version that is so. */
export async function readCurrentFlow(context: OperationContext, formId: string): Promise<CurrentFlow> {
  const { tenantId, transaction } = context
  const { rows } = await transaction.query<{ directoryVersion: number; definitionId: string | null }>(
    currentSql,
    [tenantId, formId],
    'flow-current',
  )
  const definitionId = rows[0]!.definitionId ?? undefined
  const { currentOf } = cacheOf(context)
  if (currentOf.size >= capacity) currentOf.clear()
  const current = { definitionId, directoryVersion: rows[0]!.directoryVersion }
  currentOf.set(formKey({ tenantId, formId }), current)
  return current
}

/** The newest published definition of a form; undefined when it has no flow. */
export async function loadCurrentDefinition(
  context: OperationContext,
  formId: string,
): Promise<FlowDefinition | undefined> {
  const { definitionId } = await readCurrentFlow(context, formId)
  return definitionId ? loadDefinition(context, definitionId) : undefined
}
