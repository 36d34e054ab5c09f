import { functionsNamed, functionsOfOperator } from '../function/registry.ts'
import { nodesOf } from '../language/dependency.ts'
import { parse } from '../language/parse.ts'
import { isProvided, type PartName, type Parts, provideParts } from './part.ts'

const loaders: { readonly [Name in PartName]: () => Promise<Pick<Parts, Name>> } = {
  decimal: async () => ({ decimal: (await import('decimal.js')).Decimal }),
  regex: async () => ({ regex: (await import('re2js')).RE2JS }),
  lunar: async () => ({ lunar: (await import('chinese-days')).default.getLunarDate }),
  holidays: async () => ({
    holidays: (await import('chinese-days/dist/chinese-days.json', { with: { type: 'json' } })).default,
  }),
}

/** Whether a formula asks which days are worked, so that it needs a calendar in its environment. */
export function asksWorkdays(text: string): boolean {
  return [...nodesOf(parse(text).ast)].some(
    (node) => node.kind === 'call' && functionsNamed(node.name).some(({ family }) => family === 'workday'),
  )
}

/** The functions that a formula calls, by their English names. */
export function functionsIn(text: string): string[] {
  const called = [...nodesOf(parse(text).ast)].flatMap((node) =>
    node.kind === 'call' ? (functionsNamed(node.name)[0]?.name ?? []) : [],
  )
  return [...new Set(called)]
}

/** Loads the libraries that the functions of a formula need. On a server all are there from the start. */
export async function prepareFormula(text: string): Promise<void> {
  const names = new Set<PartName>()
  for (const node of nodesOf(parse(text).ast)) {
    const functions =
      node.kind === 'call'
        ? functionsNamed(node.name)
        : node.kind === 'binary'
          ? functionsOfOperator(node.operator)
          : []
    for (const { needs } of functions) if (needs !== undefined && !isProvided(needs)) names.add(needs)
  }
  await Promise.all([...names].map(async (name) => provideParts(await loaders[name]())))
}
