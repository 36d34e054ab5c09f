import type { Field, FormDefinition } from '@sluice/contract'
import type { SystemForm } from '../../platform/system-form/index.ts'
import type { Layout } from './layout.ts'
import type { StoredFields } from './tables.ts'

/** A form as published, ready to work with. Immutable; one object per version and process. */
export interface LoadedForm {
  readonly id: string
  readonly tenantId: string
  readonly appId: string
  readonly name: string
  readonly icon: string
  /** 0 until the first publish. */
  readonly version: number
  readonly definition: FormDefinition
  /** Published fields by id, in their order. */
  readonly fields: ReadonlyMap<string, Field>
  /** Fields whose columns exist, archived ones included. */
  readonly storedFields: StoredFields
  /** Where its records lie. */
  readonly layout: Layout
  readonly hasFlow: boolean
  /** Forms with computed fields that read its records, itself among them where it does. */
  readonly readBy: readonly string[]
  /** An aggregate table adds its records up. */
  readonly isCounted: boolean
  /** So many records that a list must not read many more than it shows. */
  readonly isLarge: boolean
  /** Names of the indexes made for lists that are used often. */
  readonly listIndexes: ReadonlySet<string>
  /** Where days begin and end for the workspace: an IANA name. */
  readonly timeZone: string
  /** What the program declares of it; undefined for a form that people made. */
  readonly system: SystemForm | undefined
  /** The fields a workspace added to a system form, as a form of their own: it holds where they lie. */
  readonly own: LoadedForm | undefined
  /** What `$createdAt` is called; undefined: as for every form. */
  readonly createdAtName: string | undefined
}
