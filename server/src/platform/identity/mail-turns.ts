import type { TurnLimit } from './take-turn.ts'

const minute = 60_000
const hour = 60 * minute

/** How often mails that somebody can have sent go to one address: nobody's inbox is filled from here. */
export function mailTurns(email: string): TurnLimit[] {
  const address = email.toLowerCase()
  return [
    { key: `mail ${address}`, limit: 6, window: hour },
    { key: `mail-day ${address}`, limit: 20, window: 24 * hour },
  ]
}
