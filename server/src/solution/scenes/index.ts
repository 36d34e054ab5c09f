/** Scenarios that come with Sluice: each a package in `templates/`, with a little sample data (N1.2). */
export { sample, sampleDay, sampleRecords } from './sample-records.ts'
