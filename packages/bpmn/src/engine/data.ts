import type { ActivityNode, DataCopy } from '../model.ts'
import type { Item, Variables } from '../state.ts'
import { assign, evaluate, nodeOf, type Run, report, scopeOf } from './run.ts'

/** Brings the data an activity takes in to its instance, as local variables. */
export function bringInputs(run: Run, node: ActivityNode, item: Item): void {
  if (!node.inputs) return
  const scope = scopeOf(run, item)
  const vars: Variables = { ...item.vars }
  for (const copy of node.inputs) Object.assign(vars, copied(run, copy, scope))
  item.vars = vars
}

/** Values a data association brings to its target (BPMN 2.0 §10.4.2): transformation, assignments or a plain copy. */
function copied(run: Run, copy: DataCopy, from: Item, extra?: Variables): Variables {
  if (copy.transformation) return { [copy.to]: evaluate(run, copy.transformation, from, extra) }
  if (copy.assignments) {
    return Object.fromEntries(copy.assignments.map((a) => [a.to, evaluate(run, a.from, from, extra)]))
  }
  if (!copy.from) return {}
  if (extra && Object.hasOwn(extra, copy.from)) return { [copy.to]: extra[copy.from] }
  let at: Item | undefined = from
  while (at && !(at.vars && Object.hasOwn(at.vars, copy.from))) at = run.items.get(at.parent)
  return at?.vars ? { [copy.to]: at.vars[copy.from] } : {}
}

/**
 * Takes in the variables an activity or event ends with: outputs by their associations, those of a loop at the
 * instance, the rest by name.
 */
export function takeOver(run: Run, item: Item, outputs: DataCopy[] | undefined, variables: Variables): void {
  const node = nodeOf(run, item.node)
  const loop = run.items.get(item.parent)?.kind === 'multi' && 'loop' in node ? node.loop : undefined
  const local = loop?.kind === 'multi' ? ['loopCounter', loop.item, loop.outputItem] : ['loopCounter']
  const rest: Variables = {}
  for (const [name, value] of Object.entries(variables)) {
    if (loop && local.includes(name)) item.vars = { ...item.vars, [name]: value }
    else if (!outputs?.some((copy) => copy.from === name)) rest[name] = value
  }
  const scope = item.parent === -1 ? item : scopeOf(run, item)
  try {
    for (const copy of outputs ?? []) Object.assign(rest, copied(run, copy, item, variables))
  } catch (error) {
    report(run, item.id, item.node, error)
  }
  assign(run, scope, rest)
}
