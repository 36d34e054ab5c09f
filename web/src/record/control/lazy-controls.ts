import { lazy } from 'react'

/** The heavy controls; each is loaded when a form has a field for it. */
export const DateControl = lazy(async () => ({ default: (await import('./date-control.tsx')).DateControl }))
export const AttachmentControl = lazy(async () => ({
  default: (await import('./attachment-control.tsx')).AttachmentControl,
}))
export const SubTableControl = lazy(async () => ({
  default: (await import('./sub-table-control.tsx')).SubTableControl,
}))
