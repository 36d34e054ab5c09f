import type { Setting } from './define-setting.ts'

/** All declared settings by key, in the order of their groups. */
export type SettingBook = ReadonlyMap<string, Setting>

/**
 * Puts settings into one table.
 * @throws Error when two have the same key, or one is `stricter` without being a number
 */
export function openSettingBook(settings: Setting[]): SettingBook {
  const book = new Map<string, Setting>()
  for (const setting of settings) {
    if (book.has(setting.key)) throw new Error(`Two settings have the key ${setting.key}`)
    if (setting.stricter && setting.control.kind !== 'integer')
      throw new Error(`${setting.key} has no stricter values: it is no number`)
    book.set(setting.key, setting)
  }
  return book
}
