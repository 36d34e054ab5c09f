import type { FieldOf } from '@sluice/contract'
import { readDateRange } from '@sluice/form'
import { DateRangeControl } from '../control/lazy-controls.ts'
import type { WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

export const dateRangePart: WebPart<FieldOf<'dateRange'>> = {
  Control: DateRangeControl,
  View: WholeText,
  width: 210,
  sorts: true,
  operatorWords: () => ({
    between: 'meets',
    contains: 'covers',
    relative: 'meets',
    gte: 'beginsNotBefore',
    gt: 'beginsAfter',
    lte: 'endsNotAfter',
    lt: 'endsBefore',
  }),
  comparedAs: ({ id, name }) => ({ id, name, type: 'date' }),
  isGroup: () => true,
  paste: (_, text) => readDateRange(text) ?? text.trim(),
}
