import type { Text } from '../../kernel/index.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** Kinds of jobs that people watch, in words, by the name of the job. */
    jobWords: ReadonlyMap<string, Text>
  }
}
