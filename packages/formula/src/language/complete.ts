import { type FunctionEntry, type FunctionSignature, functionCatalog } from '../function/catalog.ts'
import { functionsNamed } from '../function/registry.ts'
import type { FormulaSchema } from '../type/schema.ts'
import { type FormulaField, type FormulaType, isList, isRecord, typeName } from '../type/type.ts'
import { type Token, tokenize } from './token.ts'

export interface Completion {
  readonly kind: 'field' | 'variable' | 'function' | 'constant'
  readonly label: string
  /** What to put between `start` and `end`. */
  readonly insert: string
  readonly detail: { readonly zh: string; readonly en: string }
}

export interface Completions {
  /** The part of the text that a chosen completion replaces. */
  readonly start: number
  readonly end: number
  readonly items: readonly Completion[]
}

const most = 50
const plainName = /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u

/**
 * What may be typed at `cursor`: fields (after a dot those of the record), variables, functions in both languages and
 * constants. Names that begin with what was typed come first, then those that contain it.
 */
export function completeFormula(text: string, cursor: number, schema: FormulaSchema): Completions {
  const { tokens, errors } = tokenize(text.slice(0, cursor))
  if (errors.some(({ code }) => code === 'open-text')) return { start: cursor, end: cursor, items: [] }
  const last = tokens.at(-2)
  const typed =
    last !== undefined && last.end === cursor && (last.kind === 'name' || last.kind === 'field')
      ? last
      : undefined
  const before = tokens.slice(0, typed === undefined ? -1 : -2)
  const start = typed?.start ?? cursor
  const record = isDot(before.at(-1)) ? fieldsBefore(before.slice(0, -1), schema) : undefined
  const candidates =
    record === undefined ? candidatesOf(schema, typed?.kind === 'field') : record.map(fieldCompletion)
  const whole =
    typed && tokenize(text).tokens.find((token) => token.start === start && token.kind === typed.kind)
  return { start, end: whole?.end ?? cursor, items: ranked(candidates, typed?.value ?? '') }
}

function isDot(token: Token | undefined): boolean {
  return token?.kind === 'mark' && token.value === '.'
}

/** Fields of the record that the tokens end with: `[客户].[地区]`. */
function fieldsBefore(tokens: readonly Token[], schema: FormulaSchema): readonly FormulaField[] {
  const last = tokens.at(-1)
  if (last === undefined) return []
  const isPath = isDot(tokens.at(-2))
  const siblings = isPath ? fieldsBefore(tokens.slice(0, -2), schema) : schema.fields
  const field = siblings.find(({ id, name }) =>
    last.kind === 'stored' ? id === last.value : name === last.value || id === last.value,
  )
  return field === undefined ? [] : recordFields(field.type)
}

function recordFields(type: FormulaType): readonly FormulaField[] {
  const element = isList(type) ? type.list : type
  return isRecord(element) ? element.record : []
}

function candidatesOf(schema: FormulaSchema, onlyFields: boolean): Completion[] {
  const fields = schema.fields.map(fieldCompletion)
  const variables = (schema.variables ?? []).map(
    ({ name, type }): Completion => ({
      kind: 'variable',
      label: name,
      insert: referenceTo(name),
      detail: detailOf(type),
    }),
  )
  if (onlyFields) return [...fields, ...variables]
  return [...fields, ...variables, ...functionCatalog().flatMap(functionCompletions), ...constants]
}

function fieldCompletion({ name, type }: FormulaField): Completion {
  return { kind: 'field', label: name, insert: `[${name.replaceAll(']', ']]')}]`, detail: detailOf(type) }
}

function referenceTo(name: string): string {
  return plainName.test(name) ? name : `[${name.replaceAll(']', ']]')}]`
}

function detailOf(type: FormulaType) {
  return { zh: typeName(type, 'zh'), en: typeName(type, 'en') }
}

function functionCompletions({ name, zh, aliases, summary }: FunctionEntry): Completion[] {
  return [name, zh, ...aliases].map((label) => ({
    kind: 'function',
    label,
    insert: `${label}(`,
    detail: summary,
  }))
}

const constants: readonly Completion[] = [
  ['TRUE', '真'],
  ['FALSE', '假'],
  ['BLANK', '空'],
].flatMap(([en = '', zh = '']) =>
  [en, zh].map((label): Completion => ({ kind: 'constant', label, insert: label, detail: { zh, en } })),
)

function ranked(candidates: readonly Completion[], typed: string): readonly Completion[] {
  const wanted = typed.toLowerCase()
  const starting = candidates.filter(({ label }) => label.toLowerCase().startsWith(wanted))
  const containing = candidates.filter(({ label }) => label.toLowerCase().indexOf(wanted) > 0)
  return [...starting, ...containing].slice(0, most)
}

export interface CallHint {
  readonly name: string
  readonly signatures: readonly FunctionSignature[]
  readonly summary: { readonly zh: string; readonly en: string }
  /** Which argument the cursor is in, from 0. */
  readonly argument: number
}

/** The call whose brackets the cursor is in, innermost first; undefined outside of calls. */
export function callHintAt(text: string, cursor: number): CallHint | undefined {
  const open: { name: string | undefined; argument: number }[] = []
  const { tokens } = tokenize(text.slice(0, cursor))
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'mark') continue
    const previous = tokens[index - 1]
    if (token.value === '(')
      open.push({ name: previous?.kind === 'name' ? previous.value : undefined, argument: 0 })
    else if (token.value === '{') open.push({ name: undefined, argument: 0 })
    else if (token.value === ')' || token.value === '}') open.pop()
    else if (token.value === ',' && open.length > 0) open.at(-1)!.argument++
  }
  const call = open.findLast(({ name }) => name !== undefined && functionsNamed(name).length > 0)
  if (call === undefined) return undefined
  const canonical = functionsNamed(call.name!)[0]!.name
  const entry = functionCatalog().find(({ name }) => name === canonical)!
  return { name: call.name!, signatures: entry.signatures, summary: entry.summary, argument: call.argument }
}
