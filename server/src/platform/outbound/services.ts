import type { Outbound } from './outbound.ts'

declare module '../operation/services.ts' {
  interface Services {
    /** The one way to call an address that somebody typed. */
    outbound: Outbound
  }
}
