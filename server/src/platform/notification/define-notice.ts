import type { Text } from '../../kernel/index.ts'

/** A kind of notice that members may get. */
export interface NoticeType<Param extends string = string> {
  readonly isNotice: true
  /** As it is stored. */
  readonly kind: string
  /** What the kind is called where people choose what they are told of. */
  readonly name: Text
  readonly text: Text
  /** What stands in the text in braces. */
  readonly params: readonly Param[]
}

/** Names in braces in a text. */
type ParamsOf<Words extends string> = Words extends `${string}{${infer Param}}${infer Rest}`
  ? Param | ParamsOf<Rest>
  : never

/**
 * Declares a kind of notice. It stands in the `notices.ts` of the module that sends it and is found there.
 * @param kind unique, and kept: notices of it lie in the database
 * @param words its name, and its text in both languages; `{by}` in a text is filled from the params of a notice, which
 *   are typed by it
 * @throws Error when the languages do not say the same things
 */
export function defineNotice<const Chinese extends string, const English extends string>(
  kind: string,
  { name, zh, en }: { name: Text; zh: Chinese; en: English },
): NoticeType<ParamsOf<Chinese> | ParamsOf<English>> {
  const params = namesIn(zh)
  if (params.join() !== namesIn(en).join())
    throw new Error(`The notice ${kind} names other things in Chinese than in English`)
  return {
    isNotice: true,
    kind,
    name,
    text: { zh, en },
    params: params as (ParamsOf<Chinese> | ParamsOf<English>)[],
  }
}

function namesIn(words: string): string[] {
  return [...new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()
}

/** Recognizes what `defineNotice` made among a file's exports. */
export function isNotice(value: unknown): value is NoticeType {
  return typeof value === 'object' && value !== null && 'isNotice' in value
}

/**
 * The notices of all modules by their kind.
 * @throws Error when two have the same
 */
export function noticesByKind(declared: readonly NoticeType[]): ReadonlyMap<string, NoticeType> {
  const notices = new Map<string, NoticeType>()
  for (const notice of declared) {
    if (notices.has(notice.kind)) throw new Error(`Two notices are called ${notice.kind}`)
    notices.set(notice.kind, notice)
  }
  return notices
}
