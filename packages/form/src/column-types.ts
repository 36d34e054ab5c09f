import type { ColumnField } from './column-field.ts'
import { asResult } from './computed-type.ts'
import type { PurePart } from './pure-part.ts'
import { addressType } from './types/address.ts'
import { attachmentType } from './types/attachment.ts'
import { barcodeType } from './types/barcode.ts'
import { booleanType } from './types/boolean.ts'
import { cascadeType } from './types/cascade.ts'
import { colorType } from './types/color.ts'
import { dateType } from './types/date.ts'
import { dateRangeType } from './types/date-range.ts'
import { dateTimeType } from './types/date-time.ts'
import { departmentType } from './types/department.ts'
import { durationType } from './types/duration.ts'
import { emailType } from './types/email.ts'
import { formulaType } from './types/formula.ts'
import { imageType } from './types/image.ts'
import { linkType } from './types/link.ts'
import { locationType } from './types/location.ts'
import { longTextType } from './types/long-text.ts'
import { memberType } from './types/member.ts'
import { moneyType } from './types/money.ts'
import { multipleChoiceType } from './types/multiple-choice.ts'
import { numberType } from './types/number.ts'
import { organizationType } from './types/organization.ts'
import { percentType } from './types/percent.ts'
import { phoneType } from './types/phone.ts'
import { ratingType } from './types/rating.ts'
import { relationType } from './types/relation.ts'
import { roleType } from './types/role.ts'
import { signatureType } from './types/signature.ts'
import { singleChoiceType } from './types/single-choice.ts'
import { sliderType } from './types/slider.ts'
import { textType } from './types/text.ts'
import { timeType } from './types/time.ts'

/** The types whose values fit in one column. A type that is missing does not compile. */
export const columnTypes = {
  text: textType,
  longText: longTextType,
  number: numberType,
  money: moneyType,
  date: dateType,
  dateTime: dateTimeType,
  singleChoice: singleChoiceType,
  multipleChoice: multipleChoiceType,
  member: memberType,
  department: departmentType,
  attachment: attachmentType,
  relation: relationType,
  percent: percentType,
  time: timeType,
  duration: durationType,
  email: emailType,
  phone: phoneType,
  link: linkType,
  boolean: booleanType,
  cascade: cascadeType,
  rating: ratingType,
  slider: sliderType,
  color: colorType,
  role: roleType,
  barcode: barcodeType,
  address: addressType,
  location: locationType,
  signature: signatureType,
  image: imageType,
  organization: organizationType,
  dateRange: dateRangeType,
  formula: formulaType,
} satisfies { [T in ColumnField['type']]: PurePart<Extract<ColumnField, { type: T }>> }

/** The pure part of a column's type. */
export function columnTypeOf(column: ColumnField): PurePart<ColumnField> {
  const own = columnTypes[column.type] as PurePart<ColumnField>
  const result = own.resultOf?.(column) as ColumnField | undefined
  return result ? asResult(column, own, result, columnTypes[result.type] as PurePart<ColumnField>) : own
}
