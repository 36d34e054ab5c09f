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
export const DateRangeControl = lazy(async () => ({
  default: (await import('./date-range-control.tsx')).DateRangeControl,
}))
export const RoleControl = lazy(async () => ({
  default: (await import('./role-control.tsx')).RoleControl,
}))
export const OrganizationControl = lazy(async () => ({
  default: (await import('./organization-control.tsx')).OrganizationControl,
}))
export const ImageControl = lazy(async () => ({
  default: (await import('./attachment-control.tsx')).ImageControl,
}))
export const SignatureControl = lazy(async () => ({
  default: (await import('./signature-control.tsx')).SignatureControl,
}))
export const LocationControl = lazy(async () => ({
  default: (await import('./location-control.tsx')).LocationControl,
}))
export const AddressControl = lazy(async () => ({
  default: (await import('./address-control.tsx')).AddressControl,
}))
export const BarcodeControl = lazy(async () => ({
  default: (await import('./barcode-control.tsx')).BarcodeControl,
}))
export const RichTextControl = lazy(async () => ({
  default: (await import('./rich-text-control.tsx')).RichTextControl,
}))
