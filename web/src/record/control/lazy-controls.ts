import { lazy } from 'react'

/** Controls with pickers, calendars and lists; each is loaded when a form has a field for it that may be changed. */
export const DateControl = lazy(async () => ({ default: (await import('./date-control.tsx')).DateControl }))
export const AttachmentControl = lazy(async () => ({
  default: (await import('./attachment-control.tsx')).AttachmentControl,
}))
export const SingleChoiceControl = lazy(async () => ({
  default: (await import('./choice-control.tsx')).SingleChoiceControl,
}))
export const MultipleChoiceControl = lazy(async () => ({
  default: (await import('./choice-control.tsx')).MultipleChoiceControl,
}))
export const MemberControl = lazy(async () => ({
  default: (await import('./people-control.tsx')).MemberControl,
}))
export const DepartmentControl = lazy(async () => ({
  default: (await import('./people-control.tsx')).DepartmentControl,
}))
export const RelationControl = lazy(async () => ({
  default: (await import('./relation-control.tsx')).RelationControl,
}))
export const NumberControl = lazy(async () => ({
  default: (await import('./number-control.tsx')).NumberControl,
}))
export const TypedControl = lazy(async () => ({
  default: (await import('./typed-control.tsx')).TypedControl,
}))
export const BooleanControl = lazy(async () => ({
  default: (await import('./boolean-control.tsx')).BooleanControl,
}))
export const RatingControl = lazy(async () => ({
  default: (await import('./rating-control.tsx')).RatingControl,
}))
export const SliderControl = lazy(async () => ({
  default: (await import('./slider-control.tsx')).SliderControl,
}))
export const ColorControl = lazy(async () => ({
  default: (await import('./color-control.tsx')).ColorControl,
}))
export const CascadeControl = lazy(async () => ({
  default: (await import('./cascade-control.tsx')).CascadeControl,
}))
export const ImageControl = lazy(async () => ({
  default: (await import('./attachment-control.tsx')).ImageControl,
}))
export const RichTextControl = lazy(async () => ({
  default: (await import('./rich-text-control.tsx')).RichTextControl,
}))

/** Seldom ones come together: the first page names one file less for each. */
const more = () => import('./more-controls.ts')
export const DateRangeControl = lazy(async () => ({ default: (await more()).DateRangeControl }))
export const RoleControl = lazy(async () => ({ default: (await more()).RoleControl }))
export const OrganizationControl = lazy(async () => ({ default: (await more()).OrganizationControl }))
export const SignatureControl = lazy(async () => ({ default: (await more()).SignatureControl }))
export const LocationControl = lazy(async () => ({ default: (await more()).LocationControl }))
export const AddressControl = lazy(async () => ({ default: (await more()).AddressControl }))
export const BarcodeControl = lazy(async () => ({ default: (await more()).BarcodeControl }))
