export { defineJob, isJob, type Job, type JobContext } from './define-job.ts'
export { installJobQueue } from './queue.ts'
export { startWorker, type Worker } from './worker.ts'
