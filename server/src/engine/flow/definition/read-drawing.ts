import { createHash } from 'node:crypto'
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

/**
 * Reads a drawing outside of the event loop. What is drawn wrongly is a finding, because a draft is kept as it is.
 * @throws computationTooLong, computationTooLarge when it takes more than any drawing should
 */
export async function readDrawing(
  context: OperationContext,
  form: LoadedForm,
  drawing: Drawing,
): Promise<ReadDrawing> {
  const { assignees, ...read } = await understandOnce(context, form, drawing)
  const named = [
    ...(await checkNamedAssignees(context, assignees)),
    ...(read.model ? await checkNamedCalendars(context, read.model) : []),
  ]
  return { ...read, findings: [...read.findings, ...named] }
}

/** A drawing means the same as long as its form is the same: what was found out is kept for a while. */
function understandOnce(
  { tenantId, services }: OperationContext,
  form: LoadedForm,
  { xml, tree }: Drawing,
): Promise<UnderstoodDrawing> {
  const fields = new Map([...form.fields].map(([id, { type }]) => [id, type]))
  const input = { xml, tree, schema: formulaSchemaOf(form), fields }
  const read = () => services.compute.run(understandDrawing, input, { tenantId })
  const text = xml ?? JSON.stringify(tree)
  if (text.length > longestKept) return read()
  const kept = known.get(services) ?? new Map<string, Promise<UnderstoodDrawing>>()
  known.set(services, kept)
  // With the definition itself: a version that was published and taken back has its number again.
  const hash = createHash('sha256').update(text).update(JSON.stringify(form.definition)).digest('base64')
  const key = `${form.id} ${form.version} ${hash}`
  const found = kept.get(key) ?? read()
  // What was asked for last goes last.
  kept.delete(key)
  kept.set(key, found)
  if (kept.size > keptDrawings) kept.delete(kept.keys().next().value!)
  found.catch(() => kept.delete(key))
  return found
}
