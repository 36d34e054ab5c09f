import type { Field, FilterOperator } from '@sluice/form'
import type { PermissionName, Text } from '../../kernel/index.ts'
import type { OperationContext, Services } from '../operation/index.ts'
import type { RowRule } from './row-rule.ts'
import { systemId } from './system-form-id.ts'

/** A choice with its words in both languages. */
export interface SystemChoice {
  readonly value: string
  readonly label: Text
  readonly color?: string
}

/** What a list may do with an attribute, and the index that serves it. Nothing is offered that none serves. */
export interface Offer {
  readonly filter?: { readonly ops: readonly FilterOperator[]; readonly index: string }
  readonly sort?: { readonly index: string }
}

type Worded<F> = F extends { choices: unknown }
  ? Omit<F, 'name' | 'choices'> & {
      name: Text
      /** A function where other modules bring them: operations, kinds of jobs. */
      choices: readonly SystemChoice[] | ((services: Services) => readonly SystemChoice[])
    }
  : F extends { name: string }
    ? Omit<F, 'name'> & { name: Text }
    : never

/** A field of a type that user-made forms have, with its words in both languages. Its column is `f_<id>`. */
export type SystemField = Worded<Exclude<Field, { fields: unknown }>> &
  Offer & {
    /**
     * A text made for its reader by `words`, because it may hold what others may not see. It has no column, and so no
     * filter, sort, search or group.
     */
    readonly perReader?: true
  }

/** A row as `words` gets it. */
export interface WordedRow {
  readonly id: string
  /** Column `facts` of `from`: what the words are made of. */
  readonly facts: unknown
}

export interface SystemFormDeclaration {
  /** Names it for good: its id is made of it. */
  readonly code: string
  /** Where it stands among the others; smaller numbers come first. */
  readonly place: number
  readonly name: Text
  readonly icon: string
  /** What writes these records, for whoever tries it by the door of records. */
  readonly instead: Text
  /** Who reads it. */
  readonly access: {
    /** Opens all rows, or those in the scope of its grants. */
    readonly read?: PermissionName
    /** Lets take whole columns out; absent: as `read`. */
    readonly export?: PermissionName
    /** Rows that every member sees to whom they belong. */
    readonly rows?: RowRule
  }
  /**
   * A workspace may add fields of its own. They lie in the tenant's schema, keyed by the record's id, and are written by the
   * form's own operations (`services.ownFields`) for whoever has this permission.
   */
  readonly ownFields?: { readonly writtenBy: PermissionName }
  /** Columns of `from` that scopes of grants mean. */
  readonly scopes?: { readonly own?: string; readonly department?: string }
  /**
   * A select over shared tables that names its columns as those of a form's table: `id`, `created_at`, `f_<field>`,
   * those of rule and scopes, and `facts` where there are texts per reader. `:tenant` is the tenant's id; every table in it
   * is compared with it.
   */
  readonly from: string
  /** Column of `from`: the instance of a flow that a row belongs to. */
  readonly flowInstance?: string
  readonly fields: readonly SystemField[]
  readonly titleFieldId?: string
  /** `$createdAt`: when it happened. */
  readonly createdAt: Offer & { readonly name?: Text }
  /** How lists are searched; absent: not at all. */
  readonly searched?: Searched
  /** Absent: the newest first. */
  readonly sort?: { readonly field: string; readonly direction: 'asc' | 'desc' }
  /** Texts per reader of a page of rows, by field. */
  readonly words?: (
    context: OperationContext,
    rows: readonly WordedRow[],
  ) => Promise<readonly Readonly<Record<string, string | null>>[]>
}

/**
 * How records are found by a text. `few`: there are few of them, as of forms, and their texts are looked through one by one.
 * `table`: of a table in the tenant's schema with `id` and `text`, which a trigram index serves; under row level security
 * none would. `by`: the people, forms and choices whose names hold the text, in fields that an index serves.
 */
export type Searched = 'few' | { readonly table: string } | { readonly by: readonly string[] }

/** Facts in shared tables that are read as the records of a form. */
export interface SystemForm extends SystemFormDeclaration {
  readonly isSystemForm: true
  readonly id: string
}

/**
 * Declares a system form. It stands in a file of a `system-forms/` folder of the module whose tables it reads, and is found
 * there; grids, filters, search, export, reports, dashboards and links work on it as on a form that people made.
 */
export function defineSystemForm(declaration: SystemFormDeclaration): SystemForm {
  return { ...declaration, isSystemForm: true, id: systemId(`form:${declaration.code}`) }
}

/** Recognizes what `defineSystemForm` made among a file's exports. */
export function isSystemForm(value: unknown): value is SystemForm {
  return typeof value === 'object' && value !== null && 'isSystemForm' in value
}
