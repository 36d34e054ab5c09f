import { z } from 'zod'
import { defineJob } from '../../../platform/job/index.ts'
import { dropIdleListIndexes } from '../list-index/drop-idle-list-indexes.ts'

/** Every night: indexes for lists that nobody reads any more go. */
export const dropIdleListIndexesJob = defineJob({
  name: 'form.drop-idle-list-indexes',
  schedule: '23 3 * * *',
  input: z.object({}),
  run: ({ services }) => dropIdleListIndexes(services),
})
