import type { Features } from './features.ts'
import type { SettingBook } from './setting-book.ts'
import type { Settings } from './settings-source.ts'
import type { StartValues } from './start-values.ts'

declare module '../operation/services.ts' {
  interface Services {
    settings: Settings
    /** What of the product is there for a workspace. */
    features: Features
    /** What this process began with of the settings that need a restart. */
    startValues: StartValues
    /** What can be set. */
    settingBook: SettingBook
  }
}
