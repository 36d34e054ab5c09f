import type { FieldOf, FieldType } from '@sluice/contract'
import { isComputed } from '@sluice/form'
import { asResultOnServer } from './computed-server-part.ts'
import type { AnyField, ServerPart } from './server-part.ts'
import { addressPart } from './types/address.ts'
import { aggregatePart } from './types/aggregate.ts'
import { attachmentPart } from './types/attachment.ts'
import { autoNumberPart } from './types/auto-number.ts'
import { barcodePart } from './types/barcode.ts'
import { booleanPart } from './types/boolean.ts'
import { cascadePart } from './types/cascade.ts'
import { colorPart } from './types/color.ts'
import { datePart } from './types/date.ts'
import { dateRangePart } from './types/date-range.ts'
import { dateTimePart } from './types/date-time.ts'
import { departmentPart } from './types/department.ts'
import { durationPart } from './types/duration.ts'
import { emailPart } from './types/email.ts'
import { formulaPart } from './types/formula.ts'
import { imagePart } from './types/image.ts'
import { linkPart } from './types/link.ts'
import { locationPart } from './types/location.ts'
import { longTextPart } from './types/long-text.ts'
import { lookupPart } from './types/lookup.ts'
import { memberPart } from './types/member.ts'
import { moneyPart } from './types/money.ts'
import { multipleChoicePart } from './types/multiple-choice.ts'
import { numberPart } from './types/number.ts'
import { organizationPart } from './types/organization.ts'
import { percentPart } from './types/percent.ts'
import { phonePart } from './types/phone.ts'
import { ratingPart } from './types/rating.ts'
import { relationPart } from './types/relation.ts'
import { richTextPart } from './types/rich-text.ts'
import { rolePart } from './types/role.ts'
import { rollupPart } from './types/rollup.ts'
import { signaturePart } from './types/signature.ts'
import { singleChoicePart } from './types/single-choice.ts'
import { sliderPart } from './types/slider.ts'
import { subTablePart } from './types/sub-table.ts'
import { textPart } from './types/text.ts'
import { timePart } from './types/time.ts'

/** What every type of fields is to the database. A type that is missing does not compile. */
const serverParts = {
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
  percent: percentPart,
  time: timePart,
  duration: durationPart,
  email: emailPart,
  phone: phonePart,
  link: linkPart,
  boolean: booleanPart,
  cascade: cascadePart,
  rating: ratingPart,
  slider: sliderPart,
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
  lookup: lookupPart,
  rollup: rollupPart,
  aggregate: aggregatePart,
  autoNumber: autoNumberPart,
  subTable: subTablePart,
  richText: richTextPart,
} satisfies { [T in FieldType]: ServerPart<FieldOf<T>> }

/** The part of a field's type that knows the database. */
export function serverPartOf(field: AnyField): ServerPart<AnyField> {
  const part = serverParts[field.type] as ServerPart<AnyField>
  const as: AnyField | undefined = isComputed(field) ? field.as : undefined
  return as ? asResultOnServer(field, as, serverParts[as.type] as ServerPart<AnyField>) : part
}
