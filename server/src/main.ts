import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

// Node keeps what it made of the sources: a start costs half the processor time and less memory. It must be switched on
// before the first of them is loaded. Where the folder cannot be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'sluice'))

// What is loaded stays: a nursery that grows while loading would hold 60 MB for nothing. Afterwards it may grow again.
setFlagsFromString('--semi-space-growth-factor=1')

try {
  const { serve } = await import('./serve.ts')
  await serve()
  setFlagsFromString('--semi-space-growth-factor=2')
  flushCompileCache()
} catch (error) {
  console.error(`\nSluice could not start: ${(error as Error).message}\n`)
  // What a start again would not mend (EX_CONFIG of sysexits.h).
  process.exit(78)
}
