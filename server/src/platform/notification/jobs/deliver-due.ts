import { z } from 'zod'
import { defineJob } from '../../job/index.ts'
import { deliverDue } from '../deliver.ts'

/** Watches over what is due of all tenants. */
export const deliverDueNotices = defineJob({
  name: 'notification.deliver-due',
  schedule: '* * * * *',
  input: z.object({}),
  run: ({ services, signal }) => deliverDue(services, signal),
})
