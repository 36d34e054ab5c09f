import { FIELD_RIGHTS } from '@sluice/policy'
import { z } from 'zod'
import { grantScopes } from '../../../platform/permission/index.ts'

/** Who holds something: what single people hold is decided where an app is imported. */
const holderSchema = z.object({ kind: z.enum(['role', 'department']), id: z.uuid() })

const grantSchema = z.object({
  /** A right on the app or on forms, or a family of such rights. */
  permission: z
    .string()
    .max(60)
    .regex(/^(app|record|report|flow)\.(\*|[a-z][a-zA-Z]*)$/),
  scope: z.enum(grantScopes),
  validFrom: z.iso.datetime().max(40).optional(),
  validTo: z.iso.datetime().max(40).optional(),
})

/** What a role or a department may do in the app, or on one form of it; of roles also what they may do with its fields. */
const rightsSchema = z.object({
  holder: holderSchema,
  /** The app or the form. */
  on: z.uuid(),
  grants: z.array(grantSchema).max(500),
  fields: z.array(z.object({ fieldId: z.string().min(1).max(60), right: z.enum(FIELD_RIGHTS) })).max(2000),
})
export type PackagedRights = z.infer<typeof rightsSchema>
export type PackagedGrant = z.infer<typeof grantSchema>

export const packagedRightsSchema = z.array(rightsSchema).max(5000)
