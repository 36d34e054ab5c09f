import type { Channel } from './channel.ts'
import type { NoticeType } from './define-notice.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** Kinds of notices; every module declares its own. */
    notices: ReadonlyMap<string, NoticeType>
    /** Ways out of the house to a person, by key. */
    channels: ReadonlyMap<string, Channel>
  }
}
