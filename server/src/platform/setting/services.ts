import type { SettingBook } from './setting-book.ts'
import type { Settings } from './settings-source.ts'

declare module '../operation/services.ts' {
  interface Services {
    settings: Settings
    /** What can be set. */
    settingBook: SettingBook
  }
}
