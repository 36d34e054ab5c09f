import { DateTime } from 'luxon'
import type { Locale, Text } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { timeZoneOf } from '../tenancy/index.ts'
import type {
  AuditFacts,
  AuditLine,
  AuditPart,
  AuditParts,
  AuditThing,
  AuditWords,
  NamedThing,
} from './define-audit-words.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** What modules say of the things and parts that acts of the log are about. */
    auditBook: AuditBook
  }
}

/** Everything modules declare about the words of the log. */
export interface AuditBook {
  /** Words acts for the actor, in a few queries for a whole page. */
  describe(context: OperationContext, acts: readonly AuditFacts[]): Promise<AuditWords[]>
  /** What was given to the operation, in lines a person reads. */
  tell(context: OperationContext, facts: AuditFacts, words: AuditWords): Promise<AuditLine[]>
  /** How a part of an operation is told; undefined where nobody says. */
  partOf(operation: string, key: string): AuditPart | undefined
  thing(kind: string): AuditThing | undefined
}

const cutWords: { label: Text; value: Text } = {
  label: { zh: '详细内容', en: 'Detail' },
  value: { zh: '内容太长，没有全部记下', en: 'Too long to be noted as a whole' },
}
const yes: Text = { zh: '是', en: 'Yes' }
const no: Text = { zh: '否', en: 'No' }
/** What has an id and no name any more. */
const nameless: Text = { zh: '已删除或无法查看', en: 'deleted or closed to you' }

/** @throws Error when two modules declare the same thing or part */
export function openAuditBook(things: readonly AuditThing[], declared: readonly AuditParts[]): AuditBook {
  const byKind = new Map<string, AuditThing>()
  for (const thing of things) {
    if (byKind.has(thing.kind)) throw new Error(`The audit thing ${thing.kind} is declared twice`)
    byKind.set(thing.kind, thing)
  }
  const parts = new Map<string, AuditPart>()
  for (const [key, part] of declared.flatMap((one) => Object.entries(one.parts))) {
    if (parts.has(key)) throw new Error(`The audit part ${key} is declared twice`)
    parts.set(key, part)
  }
  const partOf = (operation: string, key: string) =>
    parts.get(`${operation}.${key}`) ?? parts.get(`${operation.split('.')[0]}.${key}`) ?? parts.get(key)
  return {
    partOf,
    thing: (kind) => byKind.get(kind),
    describe: (context, acts) => describeActs(context, acts, byKind),
    tell: async (context, facts, words) => {
      const { locale } = context
      if (!isObject(facts.detail)) return []
      if ('truncated' in facts.detail)
        return [{ label: cutWords.label[locale], values: [{ name: cutWords.value[locale] }] }]
      const lines = Object.entries(facts.detail).map(async ([key, value]) => {
        const part = partOf(facts.operation, key)
        if (!part || 'quiet' in part || isNothing(value) || value === facts.target_id) return []
        if ('tell' in part) return part.tell(context, value, { facts, words })
        const values = await wordsOf(context, part, value, byKind)
        return values.length > 0 ? [{ label: part.name[locale], values }] : []
      })
      return (await Promise.all(lines)).flat()
    },
  }
}

async function describeActs(
  context: OperationContext,
  acts: readonly AuditFacts[],
  things: ReadonlyMap<string, AuditThing>,
): Promise<AuditWords[]> {
  const words = new Map<AuditFacts, AuditWords>()
  const ofKinds = Map.groupBy(acts, ({ target_type }) => target_type ?? '')
  await Promise.all(
    [...ofKinds].map(async ([kind, ofKind]) => {
      const thing = things.get(kind)
      const told = thing?.describe
        ? await thing.describe(context, ofKind)
        : await describeByName(context, ofKind, thing)
      ofKind.forEach((act, index) => void words.set(act, told[index]!))
    }),
  )
  return acts.map((act) => words.get(act)!)
}

async function describeByName(
  context: OperationContext,
  acts: readonly AuditFacts[],
  thing: AuditThing | undefined,
): Promise<AuditWords[]> {
  const ids = [...new Set(acts.flatMap(({ target_id }) => target_id ?? []))]
  const names = ids.length > 0 ? await thing?.names?.(context, ids) : undefined
  return acts.map(({ target_id, target_name, detail }) => {
    const found = target_id ? names?.get(target_id) : undefined
    const name = target_name ?? found?.name ?? null
    return { name, ...(found?.path ? { path: found.path } : {}), detail }
  })
}

async function wordsOf(
  context: OperationContext,
  part: Exclude<AuditPart, { quiet: true } | { tell: unknown }>,
  value: unknown,
  things: ReadonlyMap<string, AuditThing>,
): Promise<NamedThing[]> {
  const { locale } = context
  const values = Array.isArray(value) ? value : [value]
  if ('thing' in part) {
    const ids = values.filter((one) => typeof one === 'string')
    const names = await things.get(part.thing)?.names?.(context, ids)
    return ids.map((id) => names?.get(id) ?? { name: nameless[locale] })
  }
  if ('words' in part)
    return values.map((one) => ({ name: part.words[String(one)]?.[locale] ?? nameless[locale] }))
  const { as } = part
  if (as === 'count') return [{ name: countText(sizeOf(value), locale) }]
  const setting = { locale, timeZone: await timeZoneOf(context) }
  return values.filter((one) => !isNothing(one)).map((one) => ({ name: plainText(one, as, setting) }))
}

function plainText(
  value: unknown,
  as: 'text' | 'number' | 'time' | 'yesNo',
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  if (as === 'yesNo') return (value ? yes : no)[locale]
  if (as === 'time') {
    const at = DateTime.fromISO(String(value), { zone: timeZone })
    return at.isValid ? at.toFormat('yyyy-MM-dd HH:mm') : String(value)
  }
  return isObject(value) ? countText(sizeOf(value), locale) : String(value)
}

function countText(count: number, locale: Locale): string {
  return locale === 'zh' ? `${count} 项` : `${count} ${count === 1 ? 'item' : 'items'}`
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : 1
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
