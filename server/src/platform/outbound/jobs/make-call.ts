import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

/** Makes a call that was queued. Run again after its process died, it says that nobody knows what became of the call. */
export const makeCall = defineJob({
  name: 'outbound.make-call',
  input: z.object({ callId: z.uuid() }),
  run: ({ services, tenantId }, { callId }) => services.outbound.perform(tenantId, callId),
})
