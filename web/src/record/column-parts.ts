import type { ColumnField, Field } from '@sluice/contract'
import { isComputed } from '@sluice/form'
import { asResultOnScreen } from './computed-web-part.tsx'
import { addressPart } from './types/address.tsx'
import { attachmentPart } from './types/attachment.tsx'
import { barcodePart } from './types/barcode.tsx'
import { booleanPart } from './types/boolean.tsx'
import { cascadePart } from './types/cascade.tsx'
import { colorPart } from './types/color.tsx'
import { datePart } from './types/date.tsx'
import { dateRangePart } from './types/date-range.tsx'
import { dateTimePart } from './types/date-time.tsx'
import { departmentPart } from './types/department.tsx'
import { durationPart } from './types/duration.tsx'
import { emailPart } from './types/email.tsx'
import { formulaPart } from './types/formula.tsx'
import { imagePart } from './types/image.tsx'
import { linkPart } from './types/link.tsx'
import { locationPart } from './types/location.tsx'
import { longTextPart } from './types/long-text.tsx'
import { memberPart } from './types/member.tsx'
import { moneyPart } from './types/money.tsx'
import { multipleChoicePart } from './types/multiple-choice.tsx'
import { numberPart } from './types/number.tsx'
import { organizationPart } from './types/organization.tsx'
import { percentPart } from './types/percent.tsx'
import { phonePart } from './types/phone.tsx'
import { ratingPart } from './types/rating.tsx'
import { relationPart } from './types/relation.tsx'
import { rolePart } from './types/role.tsx'
import { signaturePart } from './types/signature.tsx'
import { singleChoicePart } from './types/single-choice.tsx'
import { sliderPart } from './types/slider.tsx'
import { textPart } from './types/text.tsx'
import { timePart } from './types/time.tsx'
import type { WebPart } from './web-part.ts'

/** What the types that fit in a column are on the screen. A type that is missing does not compile. */
export const columnParts = {
  text: textPart,
  longText: longTextPart,
  number: numberPart,
  money: moneyPart,
  percent: percentPart,
  date: datePart,
  dateTime: dateTimePart,
  time: timePart,
  duration: durationPart,
  singleChoice: singleChoicePart,
  multipleChoice: multipleChoicePart,
  boolean: booleanPart,
  rating: ratingPart,
  slider: sliderPart,
  email: emailPart,
  phone: phonePart,
  link: linkPart,
  member: memberPart,
  department: departmentPart,
  attachment: attachmentPart,
  relation: relationPart,
  cascade: cascadePart,
  color: colorPart,
  role: rolePart,
  barcode: barcodePart,
  address: addressPart,
  location: locationPart,
  signature: signaturePart,
  image: imagePart,
  organization: organizationPart,
  dateRange: dateRangePart,
  formula: formulaPart,
} satisfies { [T in ColumnField['type']]: WebPart<Extract<ColumnField, { type: T }>> }

/** The part of a column's type that knows the screen. */
export function columnPartOf(column: ColumnField): WebPart<ColumnField> {
  const part = columnParts[column.type] as unknown as WebPart<ColumnField>
  const result = isComputed(column) ? column.as : undefined
  if (!result) return part
  const own = columnParts[result.type] as unknown as WebPart<Field>
  return asResultOnScreen<Field>(column, result, own) as unknown as WebPart<ColumnField>
}
