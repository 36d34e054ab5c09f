import type { Family, FormulaFunction } from './definition.ts'
import { formulaFunctions } from './registry.ts'

/** A function as an editor shows it. */
export interface FunctionEntry {
  readonly name: string
  readonly zh: string
  readonly aliases: readonly string[]
  readonly family: Family
  /** One for each way of calling it. */
  readonly signatures: readonly FunctionSignature[]
  readonly summary: { readonly zh: string; readonly en: string }
  /** Why it cannot run in the database; absent when it can. */
  readonly notInSql?: { readonly zh: string; readonly en: string }
}

export interface FunctionSignature {
  readonly parameters: readonly {
    readonly zh: string
    readonly en: string
    readonly type: string
    readonly optional: boolean
  }[]
  /** How many of the last parameters may be repeated. */
  readonly repeat: number
}

let catalog: readonly FunctionEntry[] | undefined

/** Every function of the language by family and name, for the editor's list and completion. */
export function functionCatalog(): readonly FunctionEntry[] {
  if (catalog === undefined) {
    const names = new Set(formulaFunctions.map(({ name }) => name))
    catalog = [...names].map((name) => entryOf(formulaFunctions.filter((fn) => fn.name === name)))
  }
  return catalog
}

function entryOf(overloads: readonly FormulaFunction[]): FunctionEntry {
  const [first] = overloads
  const { name, zh, aliases = [], family, summary, sql } = first!
  const refusal = typeof sql === 'object' ? { notInSql: { zh: sql.refused[0], en: sql.refused[1] } } : {}
  return {
    name,
    zh,
    aliases,
    family,
    signatures: overloads.map(signatureOf),
    summary: { zh: summary[0], en: summary[1] },
    ...refusal,
  }
}

function signatureOf({ parameters, repeat, trailing }: FormulaFunction): FunctionSignature {
  const all = trailing === undefined ? parameters : [...parameters, { ...trailing, optional: true as const }]
  return {
    parameters: all.map(({ zh, en, type, optional = false }) => ({ zh, en, type, optional })),
    repeat: repeat ?? 0,
  }
}
