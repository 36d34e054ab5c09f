import { createHash } from 'node:crypto'
import type { ReadFirst } from '../../../kernel/index.ts'
import type { OperationContext, Services } from '../../../platform/operation/index.ts'
import { formulaSchemaOf, type LoadedForm } from '../../form/index.ts'
import { understandDrawing } from '../computations/understand-drawing.ts'
import { checkNamedAssignees } from './check-named-assignees.ts'
import { checkNamedCalendars } from './check-named-calendars.ts'
import type { Drawing, ReadDrawing, UnderstoodDrawing } from './drawing.ts'

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
  const { form, drawing } = found.given
  return { key: keyOf(form, drawing), understood: await understandOnce(found, form, drawing) }
}

/**
 * Reads a drawing outside of the event loop. What is drawn wrongly is a finding, because a draft is kept as it is.
 * @param ahead what `readAhead` understood; of use when form and drawing are still the same
 * @throws computationTooLong, computationTooLarge when it takes more than any drawing should
 */
export async function readDrawing(
  context: OperationContext,
  form: LoadedForm,
  drawing: Drawing,
  ahead?: AheadDrawing,
): Promise<ReadDrawing> {
  const isSame = ahead?.key === keyOf(form, drawing)
  const { assignees, ...read } = isSame ? ahead.understood : await understandOnce(context, form, drawing)
  const named = [
    ...(await checkNamedAssignees(context, assignees)),
    ...(read.model ? await checkNamedCalendars(context, read.model) : []),
  ]
  return { ...read, findings: [...read.findings, ...named] }
}

/** A drawing means the same as long as its form is the same: what was found out is kept for a while. */
function understandOnce(
  { tenantId, services }: Pick<OperationContext, 'tenantId' | 'services'>,
  form: LoadedForm,
  { xml, tree }: Drawing,
): Promise<UnderstoodDrawing> {
  const fields = new Map([...form.fields].map(([id, { type }]) => [id, type]))
  const input = { xml, tree, schema: formulaSchemaOf(form), fields }
  const read = () => services.compute.run(understandDrawing, input, { tenantId })
  if ((xml ?? JSON.stringify(tree)).length > longestKept) return read()
  const kept = known.get(services) ?? new Map<string, Promise<UnderstoodDrawing>>()
  known.set(services, kept)
  const key = keyOf(form, { xml, tree })
  const found = kept.get(key) ?? read()
  // What was asked for last goes last.
  kept.delete(key)
  kept.set(key, found)
  if (kept.size > keptDrawings) kept.delete(kept.keys().next().value!)
  found.catch(() => kept.delete(key))
  return found
}

function keyOf(form: LoadedForm, { xml, tree }: Drawing): string {
  const text = xml ?? JSON.stringify(tree)
  // With the definition itself: a version that was published and taken back has its number again.
  const hash = createHash('sha256').update(text).update(JSON.stringify(form.definition)).digest('base64')
  return `${form.id} ${form.version} ${hash}`
}
