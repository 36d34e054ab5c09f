import { z } from 'zod'

/** The format this server writes; it reads every version up to it. */
export const packageFormat = 'sluice-app'
export const packageVersion = 1

/** Bytes of a package at most. */
export const largestPackage = 16 * 1024 * 1024

/** What stands outside of apps and may be named in them. */
export const outsideKinds = ['role', 'member', 'department', 'calendar', 'form'] as const
export type OutsideKind = (typeof outsideKinds)[number]

export const outsideSchema = z.object({
  id: z.uuid(),
  kind: z.enum(outsideKinds),
  /** Of roles: the code they are found by; of the department above all: `root`; of forms of other apps: the app. */
  code: z.string().max(200).optional(),
  name: z.string().max(200),
})
export type OutsideThing = z.infer<typeof outsideSchema>

/** A package but for its parts, whose shapes are known to those who declare them. */
export const packageSchema = z.object({
  format: z.literal(packageFormat),
  version: z.int().min(1).max(packageVersion),
  app: z.object({
    id: z.uuid(),
    name: z.string().trim().min(1).max(100),
    icon: z.string().max(100),
    color: z.string().max(30),
    description: z.string().max(1000),
    groupName: z.string().max(60),
  }),
  outside: z.array(outsideSchema).max(2000),
  parts: z.record(z.string().max(40), z.unknown()),
})
export type PackageFile = z.infer<typeof packageSchema>

/** The one text of a package: the same content is the same bytes, whatever order its parts were read in. */
export function packageText(file: PackageFile): string {
  return `${JSON.stringify(sorted(file), null, 1)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, child]) => child !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sorted(child)]),
  )
}
