import { z } from 'zod'
import { defineJob } from '../../job/index.ts'
import { deliver } from '../deliver.ts'

/** Makes the first try of a delivery; what is left of it is due later. */
export const deliverNotice = defineJob({
  name: 'notification.deliver',
  input: z.object({ deliveryId: z.uuid() }),
  run: ({ services, tenantId }, { deliveryId }) => deliver(services, tenantId, deliveryId),
})
