import { defineSubscriber } from '../../../platform/operation/index.ts'
import { formsDeleted } from '../../app/index.ts'
import { endWithFormJob } from '../jobs/end-with-form.ts'

/** Flows of a form that goes into the recycle bin end, visibly: nobody could answer their tasks any more (N3.13). */
export const endFlowsOfForms = defineSubscriber({
  name: 'flow-end-with-form',
  events: [formsDeleted],
  handle: async (context, { payload: { formIds, by } }) => {
    for (const formId of formIds) context.enqueue(endWithFormJob, { formId, by })
  },
})
