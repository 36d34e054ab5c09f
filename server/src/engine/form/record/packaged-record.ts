import { z } from 'zod'

const moment = z.iso.datetime()
/** A record as a package has it. */
export const packagedRecordSchema = z.object({
  id: z.uuid(),
  createdAt: moment,
  createdBy: z.uuid().nullable(),
  updatedAt: moment,
  updatedBy: z.uuid().nullable(),
  ownerDepartmentId: z.uuid().nullable(),
  /** By field id; what has no value is not there. */
  values: z.record(z.string().max(41), z.unknown()),
})
export type PackagedRecord = z.infer<typeof packagedRecordSchema>
