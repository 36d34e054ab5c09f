import type { OperationContext } from '../operation/index.ts'

/** Kinds of things that can be found; the browser knows how each is opened. */
export const foundKinds = ['app', 'form', 'report', 'dashboard', 'member', 'record'] as const
export type FoundKind = (typeof foundKinds)[number]

/** What is searched for. */
export interface Wanted {
  /** As typed, trimmed. */
  text: string
  /** Folded, as `textRelevance` takes it. */
  folded: string
  /** Most hits of a kind. */
  limit: number
  /** The form somebody is looking at: what lies in it comes first. */
  nearFormId: string | undefined
}

/** One thing that was found, and may be read by who asked. */
export interface Hit {
  kind: FoundKind
  id: string
  title: string
  /** Where it lies: its app, its form, its department. */
  note: string
  appId: string | null
  formId: string | null
  /** As `textRelevance` says. */
  relevance: number
}

export interface Found {
  hits: Hit[]
  /** Forms that hold more records than are told. */
  more?: { formId: string; appId: string; name: string }[]
  /** Not everything was looked through. */
  partial?: boolean
}

/** Finds things of a module by text. */
export interface Finder {
  readonly isFinder: true
  /** Finds what the actor may read, and never looks through more than a bound of its own. */
  find(context: OperationContext, wanted: Wanted): Promise<Found>
}

/** Declares one. It stands in the `finders.ts` of the module the things belong to and is found there. */
export function defineFinder(find: Finder['find']): Finder {
  return { isFinder: true, find }
}

/** Recognizes what `defineFinder` made among a file's exports. */
export function isFinder(value: unknown): value is Finder {
  return typeof value === 'object' && value !== null && 'isFinder' in value
}
