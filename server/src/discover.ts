import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { isJob, type Job } from './platform/job/index.ts'
import {
  isOperation,
  isSubscriber,
  type SluiceOperation,
  type Subscriber,
} from './platform/operation/index.ts'

const sourceFolder = import.meta.dirname

export interface Discovered {
  operations: SluiceOperation[]
  subscribers: Subscriber[]
  jobs: Job[]
}

/** Finds every operation, subscriber and job by the folder its file stands in. */
export async function discover(): Promise<Discovered> {
  const found: Discovered = { operations: [], subscribers: [], jobs: [] }
  const files: string[] = []
  for await (const file of glob('**/{commands,queries,subscribers,jobs}/*.ts', { cwd: sourceFolder })) {
    if (!file.endsWith('.test.ts')) files.push(file)
  }
  const modules = await Promise.all(files.sort().map((file) => import(join(sourceFolder, file))))
  for (const exported of modules.flatMap((module) => Object.values(module as Record<string, unknown>))) {
    if (isOperation(exported)) found.operations.push(exported)
    else if (isSubscriber(exported)) found.subscribers.push(exported)
    else if (isJob(exported)) found.jobs.push(exported)
  }
  return found
}
