import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** Smaller files fit into one packet anyway. */
const smallest = 1024

/**
 * Writes every file packed beside itself (`.br`, `.gz`), as small as it gets; the server sends what the browser can
 * read. Packing at each request would be quicker to set up and a sixth larger on the line.
 */
export function packFiles(): Plugin {
  return {
    name: 'sluice-pack-files',
    apply: 'build',
    writeBundle: async ({ dir = '' }, bundle) => {
      await Promise.all(
        Object.keys(bundle)
          .filter((name) => /\.(js|css|html|svg)$/.test(name))
          .map(async (name) => {
            const path = join(dir, name)
            const content = await readFile(path)
            if (content.length < smallest) return
            const [br, gz] = await Promise.all([brotli(content), zip(content, { level: 9 })])
            await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
          }),
      )
    },
  }
}
