// Work outside a request: jobs of the house, and jobs somebody watches (progress, cancel, result).
export { defineJob, isJob, type Job, type JobContext } from './define-job.ts'
export {
  defineVisibleJob,
  isVisibleJob,
  type VisibleJob,
  type VisibleJobContext,
} from './define-visible-job.ts'
export { type JobProgress, JobStopped } from './job-progress.ts'
export { ownVisibleJob } from './own-job.ts'
export { installJobQueue } from './queue.ts'
export type * from './services.ts'
export { restartVisibleJob, startVisibleJob } from './start-visible-job.ts'
export type * from './tables.ts'
export { transactSchema } from './transact-schema.ts'
export { startWorker, type Worker } from './worker.ts'
