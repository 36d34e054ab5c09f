import type { Setting } from './define-setting.ts'

/** All declared settings by key, in the order of their groups. */
export type SettingBook = ReadonlyMap<string, Setting>

/**
 * Puts settings into one table.
 * @throws Error when two have the same key, or one is `stricter` without values in an order
 */
export function openSettingBook(settings: Setting[]): SettingBook {
  const book = new Map<string, Setting>()
  for (const setting of settings) {
    if (book.has(setting.key)) throw new Error(`Two settings have the key ${setting.key}`)
    if (setting.stricter && !['integer', 'switch'].includes(setting.control.kind))
      throw new Error(`${setting.key} has no stricter values: it is neither a number nor a switch`)
    if (setting.needsRestart && (setting.scope !== 'installation' || setting.control.kind === 'secret'))
      throw new Error(`${setting.key} is read at the start: only plain values of the installation are`)
    book.set(setting.key, setting)
  }
  return book
}
