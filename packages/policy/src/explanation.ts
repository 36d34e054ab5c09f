import type { Instant, Scope } from './model.ts'

/** Why a grant that names the permission does not help. */
export type RefusalReason =
  | { readonly code: 'assignment-not-started'; readonly from: Instant }
  | { readonly code: 'assignment-ended'; readonly to: Instant }
  | { readonly code: 'grant-not-started'; readonly from: Instant }
  | { readonly code: 'grant-ended'; readonly to: Instant }
  | {
      readonly code: 'outside-time-window'
      readonly from: string
      readonly to: string
      readonly zone: string
    }
  | { readonly code: 'outside-ip-range'; readonly ipAddress: string | null }
  | { readonly code: 'person-condition-not-met'; readonly condition: string }
  | { readonly code: 'condition-unreadable'; readonly condition: string }
  | { readonly code: 'other-resource' }
  | { readonly code: 'scope-empty' }
  | { readonly code: 'row-outside-scope' }
  | { readonly code: 'row-outside-plan-scope' }
  | { readonly code: 'row-condition-not-met'; readonly conditions: readonly string[] }

/** A role on the way from the assignment to the grant. */
export interface RoleLink {
  readonly roleId: string
  readonly roleName: string
}

/** One grant and how the person comes to it: first the assigned role, last the role that holds the grant. */
export interface GrantTrace {
  readonly grantId: string
  readonly permission: string
  readonly resource: string
  readonly scope: Scope
  readonly roles: readonly RoleLink[]
}

/**
 * One step of "why can / can't X do Y". A yes lists every chain that grants it; a no lists every grant of the
 * permission with what is missing, or says that the plan
 * lacks it or that no role of the person names it.
 */
export type ExplanationStep =
  | { readonly step: 'granted'; readonly grant: GrantTrace }
  | { readonly step: 'refused'; readonly grant: GrantTrace; readonly reason: RefusalReason }
  | { readonly step: 'no-grant'; readonly permission: string; readonly resource: string | null }
  | { readonly step: 'not-in-plan'; readonly permission: string }
