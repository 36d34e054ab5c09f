import { useQueryClient } from '@tanstack/react-query'
import type { Job } from './job-progress.tsx'
import { useCommand } from './use-command.ts'
import { useLive } from './use-live.ts'
import { useOperation } from './use-operation.ts'

type JobNews = { jobId: string } & Pick<Job, 'state' | 'progress' | 'processed' | 'total'>

/**
 * A background job kept current by live news, and by asking now and then in case news was lost.
 * @returns the job (undefined while unknown) and what cancels it
 */
export function useJob(jobId: string | null) {
  const client = useQueryClient()
  const query = useOperation(
    'job.get',
    { jobId: jobId ?? '' },
    {
      enabled: jobId !== null,
      refetchInterval: (answer) => (isOpen(answer) ? 3_000 : false),
    },
  )
  useLive<JobNews>('job.progress', ({ jobId: id, ...news }) => {
    if (id !== jobId) return
    client.setQueryData<Job>(['job.get', { jobId }], (known) => known && { ...known, ...news })
    // The result is told by the question only.
    if (news.state !== 'running') void client.invalidateQueries({ queryKey: ['job.get', { jobId }] })
  })
  const cancel = useCommand('job.cancel')
  const job = jobId ? query.data : undefined
  return { job, cancel: job && isOpen(job) ? () => void cancel.run({ jobId: job.id }) : undefined }
}

function isOpen(job: Job | undefined): boolean {
  return job === undefined || job.state === 'queued' || job.state === 'running'
}
