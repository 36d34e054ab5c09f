import type { Choice, ColumnField, Field } from '@sluice/contract'
import type { Text } from '../../kernel/index.ts'

/** How a field lies in the database. `rows`: a table of its own. */
export type Storage =
  | 'text'
  | 'html'
  | 'numeric'
  | 'money'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'texts'
  | 'id'
  | 'ids'
  | 'rows'

/** A field of a form or a column of its sub-table. */
export type AnyField = Field | ColumnField

/** What an id names. An organization is a department that lies in no other. */
export type NamedThing = 'member' | 'department' | 'organization' | 'role' | 'record'

/** What a filter or sort may do with an attribute, whichever field type is behind it. */
export type Comparable =
  | { kind: 'number' | 'money' | 'boolean' | 'date' | 'time' | 'timestamp' | 'days' }
  /** `below`: the values that a value stands for, itself among them. */
  | { kind: 'choice'; below?: (value: string) => readonly string[] }
  /**
   * `searched`: the search column holds the text too, and its index finds parts of it. `order`: lists come in the reader's
   * language, or by code point, as numbers with zeros before them do. `long`: too long to stand in an index.
   */
  | { kind: 'text'; searched: boolean; order: 'language' | 'code'; long?: true }
  | { kind: 'id' | 'ids'; of: NamedThing }
  /** A formatted text; `plain`: SQL of the text without its looks. */
  | { kind: 'html'; plain: (column: string) => string }
  /** A text that begins with the path of a region: `province/city/district rest`. */
  | { kind: 'region' }
  | { kind: 'choices' | 'files' | 'rows' }

/** What the search box finds a value by. */
interface Searched<F> {
  /** The choices by whose labels it is found; absent: by the text itself. */
  choices?(field: F): readonly Choice[]
  /** The text of a value that is looked in; absent: the value. */
  textOf?(value: string): string
  /** SQL of the same. */
  plain?(column: string): string
}

/**
 * What a type of fields is to the database. `F`: a field of the type. Everything that is SQL takes and gives SQL. `zone`:
 * where days begin and end, an IANA name.
 */
export interface ServerPart<F> {
  storage(field: F): Storage
  comparable(field: F): Comparable
  /** Digits after the point that a computed value of it keeps; absent: eight. */
  decimals?(field: F): number
  /** An index by value is made, unless the field says otherwise: in order, or over the parts of a list. */
  index?(field: F): 'order' | 'parts'
  readonly search?: Searched<F>
  /** Two fields of the type whose values mean the same, when their storage is the same; absent: any two. */
  meansSame?(before: F, after: F): boolean
  /** A value as a person would type it; absent for what is no text. */
  toText?(field: F, column: string, zone: string): string
  /**
   * A typed text as a value, null where it does not fit; `read`: as a cell of a file is read, which SQL cannot do.
   * Absent where no text can be one.
   */
  readonly fromText?: 'read' | ((field: F, text: string) => string)
  /** What finds a value by the text of a cell, where it has to load something for it; of a type that files fill by names. */
  finder?(field: F): Promise<{ find(text: string): { value: string } | { problem: Text } }>
  /** What of a text that is read its values keep: the day alone, or a number and so much of what stands around it. */
  keeps?(field: F): { of: 'day' } | { of: 'number'; currency?: string; percent?: boolean }
  /** A stored value of another field as one of this, better than by its text; undefined where there is no such way. */
  from?(before: AnyField, field: F, column: string, zone: string): string | undefined
  /** Which values `from` takes something away of, and what it is; undefined where it takes nothing. */
  loses?(before: AnyField, column: string, zone: string): { where: string; words: Text } | undefined
}
