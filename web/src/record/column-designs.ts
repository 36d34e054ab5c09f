import type { ColumnField } from '@sluice/contract'
import type { DesignPart } from './design-part.ts'
import { attachmentDesign } from './settings/types/attachment.tsx'
import { barcodeDesign } from './settings/types/barcode.tsx'
import { booleanDesign } from './settings/types/boolean.tsx'
import { cascadeDesign } from './settings/types/cascade.tsx'
import { colorDesign } from './settings/types/color.tsx'
import { dateDesign } from './settings/types/date.tsx'
import { dateRangeDesign } from './settings/types/date-range.tsx'
import { dateTimeDesign } from './settings/types/date-time.tsx'
import { departmentDesign } from './settings/types/department.tsx'
import { durationDesign } from './settings/types/duration.tsx'
import { emailDesign } from './settings/types/email.tsx'
import { formulaDesign } from './settings/types/formula.tsx'
import { imageDesign } from './settings/types/image.tsx'
import { linkDesign } from './settings/types/link.tsx'
import { locationDesign } from './settings/types/location.tsx'
import { longTextDesign } from './settings/types/long-text.tsx'
import { memberDesign } from './settings/types/member.tsx'
import { moneyDesign } from './settings/types/money.tsx'
import { multipleChoiceDesign } from './settings/types/multiple-choice.tsx'
import { numberDesign } from './settings/types/number.tsx'
import { organizationDesign } from './settings/types/organization.tsx'
import { percentDesign } from './settings/types/percent.tsx'
import { phoneDesign } from './settings/types/phone.tsx'
import { ratingDesign } from './settings/types/rating.tsx'
import { addressDesign } from './settings/types/region-address.tsx'
import { relationDesign } from './settings/types/relation.tsx'
import { roleDesign } from './settings/types/role.tsx'
import { signatureDesign } from './settings/types/signature.tsx'
import { singleChoiceDesign } from './settings/types/single-choice.tsx'
import { sliderDesign } from './settings/types/slider.tsx'
import { textDesign } from './settings/types/text.tsx'
import { timeDesign } from './settings/types/time.tsx'

/** What the types that fit in a column are to the form designer. A type that is missing does not compile. */
export const columnDesigns = {
  text: textDesign,
  longText: longTextDesign,
  number: numberDesign,
  money: moneyDesign,
  percent: percentDesign,
  date: dateDesign,
  dateTime: dateTimeDesign,
  time: timeDesign,
  duration: durationDesign,
  singleChoice: singleChoiceDesign,
  multipleChoice: multipleChoiceDesign,
  boolean: booleanDesign,
  rating: ratingDesign,
  slider: sliderDesign,
  email: emailDesign,
  phone: phoneDesign,
  link: linkDesign,
  member: memberDesign,
  department: departmentDesign,
  attachment: attachmentDesign,
  relation: relationDesign,
  cascade: cascadeDesign,
  color: colorDesign,
  role: roleDesign,
  barcode: barcodeDesign,
  address: addressDesign,
  location: locationDesign,
  signature: signatureDesign,
  image: imageDesign,
  organization: organizationDesign,
  dateRange: dateRangeDesign,
  formula: formulaDesign,
} satisfies { [T in ColumnField['type']]: DesignPart<Extract<ColumnField, { type: T }>> }
