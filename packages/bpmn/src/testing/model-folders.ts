import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Our own models, which a clone has. */
const own = join(import.meta.dirname, '../../models')
const data = process.env.SLUICE_DATA ?? ''

/**
 * Folders of models of a kind: our own, and where `SLUICE_DATA` is set the foreign ones.
 * @param foreign names of folders in `SLUICE_DATA`
 */
export function modelFolders(kind: 'execution' | 'interchange' | 'refused', ...foreign: string[]): string[] {
  const beside = foreign
    .map((folder) => join(data, folder))
    .filter((folder) => data !== '' && existsSync(folder))
  if (beside.length < foreign.length)
    console.warn(`SLUICE_DATA is not set: of ${foreign.join(', ')} nothing is tried, only our own models`)
  return [join(own, kind), ...beside]
}

/** Files of models in some folders, by a short name. */
export function modelFiles(folders: readonly string[]): { name: string; file: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.bpmn'))
      .map((name) => ({ name, file: join(folder, name) })),
  )
}
