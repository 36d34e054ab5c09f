/** A registration that waits for the code from the mail, as this browser remembers it. */
export interface PendingRegistration {
  /** Secret of this browser; opens nothing without the mail. */
  registration: string
  email: string
}

const key = 'sluice.registration'

/** Remembers a registration, so that the link of its mail goes straight in when it is opened in this browser. */
export function rememberRegistration(pending: PendingRegistration | null): void {
  try {
    if (pending) localStorage.setItem(key, JSON.stringify(pending))
    else localStorage.removeItem(key)
  } catch {
    // The link then asks for the password.
  }
}

/** The registration this browser made last and has not activated. */
export function rememberedRegistration(): PendingRegistration | null {
  try {
    const { registration, email } = JSON.parse(localStorage.getItem(key) ?? 'null') as PendingRegistration
    return typeof registration === 'string' && typeof email === 'string' ? { registration, email } : null
  } catch {
    return null
  }
}
