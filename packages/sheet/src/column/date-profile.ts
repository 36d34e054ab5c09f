import { type DateOrder, type DateText, dateOrders, readCompactDate, readDate } from './date-text.ts'
import { keepSample, type SampleCell } from './sample-cell.ts'

/** What is known of the days of a column. */
export interface DateFacts {
  /** Cells that are days in the order. */
  dates: number
  compactDates: number
  withTime: number
  /** Cells with a time other than midnight. */
  withRealTime: number
  dateOrder: DateOrder
  /** What told the order; `none` also where there is no question. */
  orderFrom: 'column' | 'table' | 'none'
  /** Cells that another order would read as another day, and nothing in the column tells which is meant. */
  orderAmbiguous: boolean
  orderConflict: boolean
  /** Cells whose year has two digits. */
  shortYears: SampleCell[]
  notDates: SampleCell[]
}

/** Watches the cells of one column for days. */
export interface DateProfile {
  observe(value: string, line: number): void
  /** A cell that cannot be a day. */
  miss(value: string, line: number): void
  /** True while no cell was a day. */
  isEmpty(): boolean
  /** The order that the column's own cells prove. */
  provenOrder(): DateOrder | undefined
  facts(tableOrder: DateOrder | undefined, strength?: 'told' | 'hinted'): DateFacts
}

/** Different texts whose reading as a date is remembered. */
const dateLimit = 5000

export function createDateProfile(): DateProfile {
  const fits: Record<DateOrder, number> = { mdy: 0, dmy: 0, ymd: 0 }
  const shortYears: SampleCell[] = []
  const notDates: SampleCell[] = []
  const firsts = new Set<string>()
  const lasts = new Set<string>()
  let dates = 0
  let compact = 0
  let withTime = 0
  let withRealTime = 0
  let ambiguous = 0
  let constrained = 0
  const known = new Map<string, DateText | undefined>()

  function dateOf(value: string): DateText | undefined {
    // Days repeat, and reading one costs more than finding it again.
    let read = known.get(value)
    if (read === undefined && !known.has(value)) {
      read = readDate(value)
      if (known.size < dateLimit) known.set(value, read)
    }
    return read
  }

  function miss(value: string, line: number): void {
    keepSample(notDates, line, value)
  }

  function observe(value: string, line: number): void {
    const read = dateOf(value)
    if (!read) {
      if (value.length === 8 && readCompactDate(value)) compact++
      miss(value, line)
      return
    }
    dates++
    if (read.ambiguous) ambiguous++
    if (read.orders) constrained++
    for (const order of dateOrders) if (!read.orders || read.orders.includes(order)) fits[order]++
    if (read.shortYear) {
      keepSample(shortYears, line, value)
      const numbers = /^(\d{1,2})\D(\d{1,2})\D(\d{2})/.exec(value)
      if (numbers && firsts.size < 50) firsts.add(numbers[1]!)
      if (numbers && lasts.size < 50) lasts.add(numbers[3]!)
    }
    if (read.time) withTime++
    if (read.time && read.time !== '00:00:00.000') withRealTime++
  }

  function bestOrders(): DateOrder[] {
    const most = Math.max(...dateOrders.map((order) => fits[order]))
    return dateOrders.filter((order) => fits[order] === most)
  }

  function likeliest(orders: readonly DateOrder[]): DateOrder {
    // The year changes least from row to row.
    if (orders.includes('ymd') && shortYears.length > 1 && firsts.size < lasts.size) return 'ymd'
    return orders[0]!
  }

  return {
    observe,
    miss,
    isEmpty: () => dates === 0 && compact === 0,
    provenOrder: () => {
      const orders = bestOrders()
      return constrained > 0 && orders.length === 1 && fits[orders[0]!] === dates ? orders[0] : undefined
    },
    facts: (tableOrder, strength = 'hinted') => {
      const orders = tableOrder && strength === 'told' ? [tableOrder] : bestOrders()
      const fromTable = tableOrder !== undefined && orders.length > 1 && orders.includes(tableOrder)
      const order = fromTable ? tableOrder : likeliest(orders)
      const isOpen = constrained > 0 && orders.length > 1 && ambiguous > 0
      return {
        // Those of an order that is not used will not be read.
        dates: fits[order],
        compactDates: compact,
        withTime,
        withRealTime,
        dateOrder: order,
        orderFrom: isOpen && fromTable ? 'table' : constrained > 0 && orders.length === 1 ? 'column' : 'none',
        orderAmbiguous: isOpen && !fromTable,
        orderConflict: fits[order] < dates,
        shortYears,
        notDates,
      }
    },
  }
}
