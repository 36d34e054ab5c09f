import { DmnModdle } from 'dmn-moddle'
import { type ModdleElement, many, one, text } from '../xml/element.ts'
import {
  DecisionFailed,
  type DecisionLogic,
  type DecisionModel,
  type DecisionNode,
  type HitPolicy,
} from './model.ts'

/** A DMN file in memory. */
export type DmnDocument = { definitions: ModdleElement; elementsById: Record<string, ModdleElement> }

const moddle = new DmnModdle()

/**
 * Reads DMN 1.3 XML.
 * @throws DecisionFailed `decision-unreadable`
 */
export async function readDmn(xml: string): Promise<DmnDocument> {
  const unreadable = (reason: string): DecisionFailed => new DecisionFailed('decision-unreadable', reason)
  const { rootElement, elementsById, warnings } = await moddle.fromXML(xml).catch((error: Error) => {
    throw unreadable(error.message)
  })
  const lost = warnings.find(({ message }) => message.startsWith('unparsable'))
  if (lost) throw unreadable(lost.message)
  return { definitions: rootElement, elementsById }
}

/** Writes a document as DMN 1.3 XML. */
export async function writeDmn(document: DmnDocument): Promise<string> {
  return (await moddle.toXML(document.definitions, { format: true })).xml
}

/**
 * Compiles a decision and what it requires.
 * @param decisionId id of the decision; without it the first of the file
 * @throws DecisionFailed
 */
export function compileDecision(document: DmnDocument, decisionId?: string): DecisionModel {
  const all = many(document.definitions, 'drgElement').filter((element) => element.$type === 'dmn:Decision')
  const wanted = decisionId ? all.find((decision) => decision.id === decisionId) : all[0]
  if (!wanted?.id) throw new DecisionFailed('decision-unknown', decisionId ?? 'no decision in the file')
  const decisions: DecisionNode[] = []
  const path = new Set<string>()
  const visit = (decision: ModdleElement): void => {
    const id = decision.id ?? ''
    if (decisions.some((done) => done.id === id)) return
    if (path.has(id)) throw new DecisionFailed('decision-circular', id)
    path.add(id)
    for (const required of requiredDecisions(document, decision)) visit(required)
    path.delete(id)
    decisions.push({ id, name: nameOf(decision), logic: compileLogic(decision) })
  }
  visit(wanted)
  return { format: 1, id: wanted.id, name: nameOf(wanted), decisions }
}

/** Name by which others know the result: that of its variable, else its own. */
function nameOf(decision: ModdleElement): string {
  return text(one(decision, 'variable'), 'name') ?? decision.name ?? decision.id ?? ''
}

function requiredDecisions(document: DmnDocument, decision: ModdleElement): ModdleElement[] {
  if (many(decision, 'knowledgeRequirement').length > 0) {
    throw new DecisionFailed('decision-not-supported', `${decision.id} requires a business knowledge model`)
  }
  return many(decision, 'informationRequirement').flatMap((requirement) => {
    const href = text(one(requirement, 'requiredDecision'), 'href')
    if (!href) return []
    const required = document.elementsById[href.slice(href.indexOf('#') + 1)]
    if (!required) throw new DecisionFailed('decision-unknown', href)
    return [required]
  })
}

function compileLogic(decision: ModdleElement): DecisionLogic {
  const logic = one(decision, 'decisionLogic')
  if (logic?.$type === 'dmn:LiteralExpression') return { kind: 'expression', text: text(logic, 'text') ?? '' }
  if (logic?.$type !== 'dmn:DecisionTable') {
    throw new DecisionFailed('decision-not-supported', `${decision.id}: ${logic?.$type ?? 'no logic'}`)
  }
  const aggregation = text(logic, 'aggregation') as 'SUM' | undefined
  return {
    kind: 'table',
    hitPolicy: (text(logic, 'hitPolicy') ?? 'UNIQUE') as HitPolicy,
    ...(aggregation ? { aggregation } : undefined),
    inputs: many(logic, 'input').map((input) => text(one(input, 'inputExpression'), 'text') ?? ''),
    outputs: many(logic, 'output').map(compileOutput),
    rules: many(logic, 'rule').map((rule) => ({
      when: many(rule, 'inputEntry').map((entry) => text(entry, 'text') ?? ''),
      gives: many(rule, 'outputEntry').map((entry) => text(entry, 'text') ?? ''),
    })),
  }
}

function compileOutput(output: ModdleElement): { name: string; values?: string; fallback?: string } {
  const values = text(one(output, 'outputValues'), 'text')
  const fallback = text(one(output, 'defaultOutputEntry'), 'text')
  return {
    name: output.name ?? '',
    ...(values ? { values } : undefined),
    ...(fallback ? { fallback } : undefined),
  }
}
