import type { z } from 'zod'

/** Brings what an older release wrote to the next version. */
export type Upgrade = (payload: Record<string, unknown>) => Record<string, unknown>

/** What is written in one transaction and read later, perhaps by another release: the payload of an event or a job. */
export interface Message<Schema extends z.ZodType = z.ZodType> {
  readonly version: number
  readonly schema: Schema
  /** By the version they start from. */
  readonly upgrades: Readonly<Record<number, Upgrade>>
}

/**
 * Reads a payload as the present version.
 * @param version the one it was written in
 * @throws Error when it was written by a newer release, or does not fit: it is tried again later, and then kept for an administrator
 */
export function readMessage(name: string, message: Message, version: number, payload: unknown): unknown {
  if (version > message.version)
    throw new Error(`${name} ${version} was written by a newer release, this one knows ${message.version}`)
  let present = payload as Record<string, unknown>
  for (let from = version; from < message.version; from++) {
    const upgrade = message.upgrades[from]
    if (!upgrade) throw new Error(`${name} cannot be read from version ${from}`)
    present = upgrade(present)
  }
  return message.schema.parse(present)
}
