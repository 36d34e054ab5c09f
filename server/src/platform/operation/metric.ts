import { Histogram } from 'prom-client'

const duration = new Histogram({
  name: 'sluice_operation_seconds',
  help: 'Time an operation took, by id and outcome',
  labelNames: ['operation', 'outcome'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
})

/** Starts the stopwatch of one call; the result stops it. */
export function observeOperation(operation: string) {
  const stop = duration.startTimer({ operation })
  return (outcome: 'done' | 'refused' | 'failed') => stop({ outcome })
}
