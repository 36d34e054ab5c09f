export const filterOperators = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'isEmpty',
  'isNotEmpty',
  /** Date fields against the clock: value is one of the relativeDates. */
  'relative',
  /** member / department fields: the person asking. */
  'isMe',
] as const
export type FilterOperator = (typeof filterOperators)[number]

export const relativeDates = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'lastYear',
  'last7Days',
  'last30Days',
] as const

/** Every field can be asked whether it holds anything. */
export const emptiness = ['isEmpty', 'isNotEmpty'] as const satisfies FilterOperator[]
