import { createHash } from 'node:crypto'
import type { ReadFirst } from '../../../kernel/index.ts'
import type { OperationContext, Services } from '../../../platform/operation/index.ts'
import { formulaSchemaOf, type LoadedForm } from '../../form/index.ts'
import { understandDrawing } from '../computations/understand-drawing.ts'
import { checkNamedAssignees } from './check-named-assignees.ts'
import { checkNamedCalendars } from './check-named-calendars.ts'
import type { Drawing, DrawingToRead, ReadDrawing, UnderstoodDrawing } from './drawing.ts'

/** Drawings kept per process: the one that is being edited, and those whose forms are being opened. */
const keptDrawings = 50
/** Characters of a drawing that is kept. */
const longestKept = 200_000

const known = new WeakMap<Services, Map<string, Promise<UnderstoodDrawing>>>()

/** What was understood of a drawing before the transaction that it is for. */
export interface AheadDrawing {
  key: string
  understood: UnderstoodDrawing
}

/**
 * Understands a drawing before the transaction, which would hold a connection while a process of its own works.
 * @param find reads form and drawing, with the rights that the operation asks for; undefined where there is no drawing
 * @throws what `find` throws; computationTooLong, computationTooLarge when it takes more than any drawing should
 */
export async function readAhead(
  read: ReadFirst<OperationContext>,
  find: (context: OperationContext) => Promise<{ form: LoadedForm; drawing: Drawing } | undefined>,
): Promise<AheadDrawing | undefined> {
  const found = await read(async (context) => {
    const { services, tenantId } = context
    return { services, tenantId, given: await find(context) }
  })
  if (!found.given) return undefined
  const asked = asDrawn(found.given.form, found.given.drawing)
  return { key: keyOf(asked), understood: await understandOnce(found, asked) }
}

/**
 * Reads a drawing outside of the event loop. What is drawn wrongly is a finding, because a draft is kept as it is.
 * @param ahead what `readAhead` and others understood; of use when form and drawing are still the same
 * @throws computationTooLong, computationTooLarge when it takes more than any drawing should
 */
export async function readDrawing(
  context: OperationContext,
  form: LoadedForm,
  drawing: Drawing,
  ahead: AheadDrawing | readonly AheadDrawing[] = [],
): Promise<ReadDrawing> {
  const asked = asDrawn(form, drawing)
  const key = keyOf(asked)
  const same = [ahead].flat().find((one) => one.key === key)
  const { assignees, ...read } = same ? same.understood : await understandOnce(context, asked)
  const named = [
    ...(await checkNamedAssignees(context, assignees)),
    ...(read.model ? await checkNamedCalendars(context, read.model) : []),
  ]
  return { ...read, findings: [...read.findings, ...named] }
}

/** A drawing with what it may refer to in its form. */
function asDrawn(form: LoadedForm, { xml, tree }: Drawing): DrawingToRead {
  const fields = new Map([...form.fields].map(([id, { type }]) => [id, type]))
  return { xml, tree, schema: formulaSchemaOf(form), fields }
}

/** A drawing means the same as long as its form has the same fields: what was found out is kept for a while. */
export function understandOnce(
  { tenantId, services }: Pick<OperationContext, 'tenantId' | 'services'>,
  asked: DrawingToRead,
): Promise<UnderstoodDrawing> {
  const read = () => services.compute.run(understandDrawing, asked, { tenantId })
  if ((asked.xml ?? JSON.stringify(asked.tree)).length > longestKept) return read()
  const kept = known.get(services) ?? new Map<string, Promise<UnderstoodDrawing>>()
  known.set(services, kept)
  const key = keyOf(asked)
  const found = kept.get(key) ?? read()
  // What was asked for last goes last.
  kept.delete(key)
  kept.set(key, found)
  if (kept.size > keptDrawings) kept.delete(kept.keys().next().value!)
  found.catch(() => kept.delete(key))
  return found
}

/** The same for what means the same. */
export function keyOf({ xml, tree, schema, fields }: DrawingToRead): string {
  const hash = createHash('sha256').update(xml ?? JSON.stringify(tree))
  return hash.update(JSON.stringify([schema, [...fields]])).digest('base64')
}
