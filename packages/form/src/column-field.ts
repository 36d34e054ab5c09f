import { z } from 'zod'
import { schemaOf } from './schema-of.ts'
import { addressField } from './types/address.ts'
import { attachmentField } from './types/attachment.ts'
import { barcodeField } from './types/barcode.ts'
import { booleanField } from './types/boolean.ts'
import { cascadeField } from './types/cascade.ts'
import { colorField } from './types/color.ts'
import { dateField } from './types/date.ts'
import { dateRangeField } from './types/date-range.ts'
import { dateTimeField } from './types/date-time.ts'
import { departmentField } from './types/department.ts'
import { durationField } from './types/duration.ts'
import { emailField } from './types/email.ts'
import { formulaField } from './types/formula.ts'
import { imageField } from './types/image.ts'
import { linkField } from './types/link.ts'
import { locationField } from './types/location.ts'
import { longTextField } from './types/long-text.ts'
import { memberField } from './types/member.ts'
import { moneyField } from './types/money.ts'
import { multipleChoiceField } from './types/multiple-choice.ts'
import { numberField } from './types/number.ts'
import { organizationField } from './types/organization.ts'
import { percentField } from './types/percent.ts'
import { phoneField } from './types/phone.ts'
import { ratingField } from './types/rating.ts'
import { relationField } from './types/relation.ts'
import { roleField } from './types/role.ts'
import { signatureField } from './types/signature.ts'
import { singleChoiceField } from './types/single-choice.ts'
import { sliderField } from './types/slider.ts'
import { textField } from './types/text.ts'
import { timeField } from './types/time.ts'

/** Fields that fit in one column, so that a row of a sub-table may hold them. A new type is one line here. */
export const columnFieldSchema = schemaOf(() =>
  z.discriminatedUnion('type', [
    textField,
    longTextField,
    numberField,
    moneyField,
    dateField,
    dateTimeField,
    singleChoiceField,
    multipleChoiceField,
    memberField,
    departmentField,
    attachmentField,
    relationField,
    percentField,
    timeField,
    durationField,
    emailField,
    phoneField,
    linkField,
    booleanField,
    cascadeField,
    ratingField,
    sliderField,
    colorField,
    roleField,
    barcodeField,
    addressField,
    locationField,
    signatureField,
    imageField,
    organizationField,
    dateRangeField,
    formulaField,
  ]),
)
export type ColumnField = z.infer<typeof columnFieldSchema>
