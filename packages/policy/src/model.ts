/** A point in time: milliseconds since 1970-01-01T00:00:00Z. The package has no clock; callers pass the instant. */
export type Instant = number

/** Half-open interval `[from, to)`. A missing end is open. */
export interface Validity {
  readonly from?: Instant
  readonly to?: Instant
}

/** What a person may do with one field, from weakest to strongest. */
export type FieldRight = 'hidden' | 'masked' | 'read' | 'edit'

/** The five scopes every record can be asked for, from narrowest to widest. */
export type StandardScope = 'own' | 'department' | 'department-and-below' | 'organization' | 'tenant'

/** Which rows a grant reaches: a standard scope, or those for which a named `RowCondition` holds (custom formula). */
export type Scope = StandardScope | { readonly condition: string }

/** Attributes that every record carries; custom conditions may read more. */
export type ScopeAttribute = 'created_by' | 'owner_department_id' | 'organization_id'

/** Values of a record by attribute; ids are text in the form PostgreSQL prints them (lower-case uuid). */
export type PolicyRow = Readonly<Record<string, unknown>>

/**
 * A restriction under which a grant counts. All conditions of a grant must hold.
 * - `time-window`: local wall time `HH:MM` in an IANA zone; `to` before `from` runs over midnight and belongs to the
 *   weekday on which it starts; equal ends mean the whole day. Weekdays are ISO numbers, 1 = Monday … 7 = Sunday.
 * - `ip-range`: IPv4 or IPv6 addresses or CIDR blocks.
 * - `custom`: a name in `PolicyRules.conditions`, about the person or about the row.
 */
export type GrantCondition =
  | {
      readonly kind: 'time-window'
      readonly from: string
      readonly to: string
      readonly zone: string
      readonly weekdays?: readonly number[]
    }
  | { readonly kind: 'ip-range'; readonly ranges: readonly string[] }
  | { readonly kind: 'custom'; readonly condition: string }

/** Rights on single fields under one grant; fields that are not named get `other`. */
export interface FieldRules {
  readonly other: FieldRight
  readonly fields: Readonly<Record<string, FieldRight>>
}

/** One permission on one resource pattern for the rows of one scope. */
export interface Grant {
  readonly id: string
  /** `record.read`, or a pattern: `record.*`, `*`. */
  readonly permission: string
  /** `form:<id>`, `form:*`, `app:<id>`; absent or `*` means every resource. */
  readonly resource?: string
  readonly scope: Scope
  readonly validity?: Validity
  readonly conditions?: readonly GrantCondition[]
  /** Absent: every field, as far as the permission goes. */
  readonly fields?: FieldRules
}

/** A named bundle of grants; it also has all grants of its parents. */
export interface Role {
  readonly id: string
  readonly name: string
  readonly parentIds?: readonly string[]
  readonly grants: readonly Grant[]
}

/** That a person has a role, possibly for a time. */
export interface RoleAssignment {
  readonly roleId: string
  readonly validity?: Validity
}

/** Everything about a person that rules may look at. */
export interface PolicyPerson {
  readonly id: string
  readonly name?: string
  readonly roles: readonly RoleAssignment[]
  /** Departments the person is a direct member of. */
  readonly departmentIds: readonly string[]
  /** The same departments and everything below them. */
  readonly departmentAndBelowIds: readonly string[]
  readonly organizationIds: readonly string[]
  /** Where the request comes from; absent means unknown, and no IP range then holds. */
  readonly ipAddress?: string
  /** Further facts for custom conditions. */
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** Limits of the tenant's plan; they narrow every grant and never add one. */
export interface PlanCap {
  /** Permission patterns the plan contains; absent means all. */
  readonly permissions?: readonly string[]
  /** Widest scope by permission pattern, e.g. `{ 'record.*': 'organization' }`; every pattern that fits counts. */
  readonly widestScope?: Readonly<Record<string, StandardScope>>
  readonly highestFieldRight?: FieldRight
}

/** How SQL text is produced for one query. */
export interface SqlTarget {
  /** Alias of the record table, for conditions that need sub-queries. */
  readonly alias: string
  /** Complete, quoted SQL expression of an attribute, e.g. `r."created_by"`. */
  readonly column: (attribute: string) => string
  /** Binds a value and returns its placeholder, e.g. `$3`. Lists are bound as PostgreSQL arrays. */
  readonly parameter: (value: unknown) => string
}

/** A condition on the row, given twice: for PostgreSQL and for JavaScript. Both must mean the same. */
export interface RowCondition {
  /** Boolean SQL expression, used in `where`; null counts as false. */
  readonly toSql: (target: SqlTarget, person: PolicyPerson) => string
  readonly matches: (row: PolicyRow, person: PolicyPerson) => boolean
}

/** A condition on the person alone; decided once when the policy is compiled. */
export interface PersonCondition {
  readonly appliesTo: (person: PolicyPerson, at: Instant) => boolean
}

export type CustomCondition = RowCondition | PersonCondition

/** The rules of a tenant. Plain data except `conditions`, which the caller injects. */
export interface PolicyRules {
  /** By role id. */
  readonly roles: Readonly<Record<string, Role>>
  readonly cap?: PlanCap
  /** Custom conditions by name. A name that is missing here never holds. */
  readonly conditions?: Readonly<Record<string, CustomCondition>>
}

/** What a permission is asked for. */
export interface ResourceRef {
  /** Resource type, e.g. `form:<id>`. */
  readonly type: string
  /** Resources it lies in, e.g. `['app:<id>']`; a grant on a parent reaches the child. */
  readonly parents?: readonly string[]
  /** The record, when the question is about one. */
  readonly row?: PolicyRow
}
