import type { FilterOperator } from '@sluice/form'

/** How a point in time is compared where an index holds it. */
export const moments: readonly FilterOperator[] = ['relative', 'between', 'gte', 'lte', 'gt', 'lt', 'eq']

/** How an id or a choice is compared where an index holds it. */
export const picks: readonly FilterOperator[] = ['in', 'eq']

/** The same of members. */
export const people: readonly FilterOperator[] = ['eq', 'in', 'isMe']
