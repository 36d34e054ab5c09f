import type { ColumnField } from '@sluice/contract'
import { attachmentPart } from './types/attachment.tsx'
import { datePart } from './types/date.tsx'
import { dateTimePart } from './types/date-time.tsx'
import { departmentPart } from './types/department.tsx'
import { longTextPart } from './types/long-text.tsx'
import { memberPart } from './types/member.tsx'
import { moneyPart } from './types/money.tsx'
import { multipleChoicePart } from './types/multiple-choice.tsx'
import { numberPart } from './types/number.tsx'
import { relationPart } from './types/relation.tsx'
import { singleChoicePart } from './types/single-choice.tsx'
import { textPart } from './types/text.tsx'
import type { WebPart } from './web-part.ts'

/** What the types that fit in a column are on the screen. A type that is missing does not compile. */
export const columnParts = {
  text: textPart,
  longText: longTextPart,
  number: numberPart,
  money: moneyPart,
  date: datePart,
  dateTime: dateTimePart,
  singleChoice: singleChoicePart,
  multipleChoice: multipleChoicePart,
  member: memberPart,
  department: departmentPart,
  attachment: attachmentPart,
  relation: relationPart,
} satisfies { [T in ColumnField['type']]: WebPart<Extract<ColumnField, { type: T }>> }

/** The part of a column's type that knows the screen. */
export function columnPartOf(column: ColumnField): WebPart<ColumnField> {
  return columnParts[column.type] as unknown as WebPart<ColumnField>
}
