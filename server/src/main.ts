import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

// Node keeps what it made of the sources: a start costs half the processor time and less memory. It must be switched on
// before the first of them is loaded. Where the folder cannot be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'sluice'))

try {
  const { serve } = await import('./serve.ts')
  await serve()
  flushCompileCache()
} catch (error) {
  console.error(`\nSluice could not start: ${(error as Error).message}\n`)
  process.exit(1)
}
