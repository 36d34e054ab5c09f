import type { ColumnField } from '@sluice/contract'
import type { DesignPart } from './design-part.ts'
import { attachmentDesign } from './types/attachment.tsx'
import { booleanDesign } from './types/boolean.tsx'
import { cascadeDesign } from './types/cascade.tsx'
import { colorDesign } from './types/color.tsx'
import { dateDesign } from './types/date.tsx'
import { dateTimeDesign } from './types/date-time.tsx'
import { departmentDesign } from './types/department.tsx'
import { durationDesign } from './types/duration.tsx'
import { emailDesign } from './types/email.tsx'
import { linkDesign } from './types/link.tsx'
import { longTextDesign } from './types/long-text.tsx'
import { memberDesign } from './types/member.tsx'
import { moneyDesign } from './types/money.tsx'
import { multipleChoiceDesign } from './types/multiple-choice.tsx'
import { numberDesign } from './types/number.tsx'
import { percentDesign } from './types/percent.tsx'
import { phoneDesign } from './types/phone.tsx'
import { ratingDesign } from './types/rating.tsx'
import { relationDesign } from './types/relation.tsx'
import { singleChoiceDesign } from './types/single-choice.tsx'
import { sliderDesign } from './types/slider.tsx'
import { textDesign } from './types/text.tsx'
import { timeDesign } from './types/time.tsx'

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
} satisfies { [T in ColumnField['type']]: DesignPart<Extract<ColumnField, { type: T }>> }
