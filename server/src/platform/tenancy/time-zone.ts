import type { Transaction } from '../../database/index.ts'
import type { Services } from '../operation/index.ts'
import { timeZone } from './settings.ts'

/** Where days begin and end for a workspace: an IANA name, as this process remembers it. */
export function timeZoneOf({
  services,
  tenantId,
}: {
  services: Services
  tenantId: string
}): Promise<string> {
  return services.settings.read(timeZone, { tenantId })
}

/**
 * The same as the transaction finds it. Whoever keeps what is reckoned by it holds the calendars first (`holdCalendars`):
 * a change of the zone waits for them, too.
 */
export function currentTimeZone({
  services,
  transaction,
}: {
  services: Services
  transaction: Transaction
}): Promise<string> {
  return services.settings.readCurrent(timeZone, transaction)
}
