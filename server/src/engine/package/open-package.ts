import { z } from 'zod'
import type { OperationContext } from '../../platform/operation/index.ts'
import type { OwnThing, PackagePart, PackageWish, PartKind } from './define-package-part.ts'
import { packageBroken, packageTooNew, packageUnreadable } from './errors.ts'
import { idsIn } from './ids-in.ts'
import { type PackageFile, packageFormat, packageSchema, packageVersion } from './package-file.ts'

/** A part with what a package has of it. */
export interface OpenedPart {
  part: PackagePart
  content: unknown
}

/** A package whose shape is checked. */
export interface OpenedPackage {
  file: PackageFile
  parts: OpenedPart[]
  /** Everything it brings, by the ids of the package; the app first. */
  own: OwnThing[]
}

const headSchema = z.object({ format: z.literal(packageFormat), version: z.int().min(1) })

/**
 * Checks the shape of a package somebody sent.
 * @throws packageUnreadable, packageTooNew, packageBroken naming the first place that is wrong
 */
export function openPackage({ services }: Pick<OperationContext, 'services'>, given: unknown): OpenedPackage {
  const head = headSchema.safeParse(given)
  if (!head.success)
    throw packageUnreadable({ reasonZh: '缺少应用包的标识', reason: 'it does not say that it is one' })
  if (head.data.version > packageVersion)
    throw packageTooNew({ version: head.data.version, known: packageVersion })
  const file = readShape(packageSchema, given, '')
  const known = new Set(services.packageParts.map(({ key }) => key))
  const strange = Object.keys(file.parts).find((key) => !known.has(key))
  if (strange !== undefined) throw packageBroken({ where: `parts.${strange}` })
  const parts = services.packageParts.flatMap((part) =>
    part.key in file.parts
      ? [{ part, content: readShape(part.schema, file.parts[part.key], `parts.${part.key}.`) }]
      : [],
  )
  const own = ownOf(file, parts)
  requireOnce([...own, ...file.outside].map(({ id }) => id))
  return { file, parts, own }
}

function ownOf(file: PackageFile, parts: readonly OpenedPart[]): OwnThing[] {
  return [{ id: file.app.id }, ...parts.flatMap(({ part, content }) => part.own(content))]
}

/** What of a package is wanted, with what of the outside that names. */
export function narrowPackage({ file, parts }: OpenedPackage, wish: PackageWish): OpenedPackage {
  const wanted = parts.filter(({ part }) => isWanted(part.kind, wish))
  const named = idsIn(wanted.map(({ content }) => content))
  const outside = file.outside.filter(({ id }) => named.has(id.toLowerCase()))
  return { file: { ...file, outside }, parts: wanted, own: ownOf(file, wanted) }
}

/** Whether parts of a kind are wanted. */
export function isWanted(kind: PartKind, { withData, withFiles, withRights }: PackageWish): boolean {
  const wanted = { definition: true, rights: withRights, data: withData, files: withData && withFiles }
  return wanted[kind]
}

function readShape<Shape extends z.ZodType>(schema: Shape, given: unknown, path: string): z.output<Shape> {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  throw packageBroken({ where: `${path}${read.error.issues[0]?.path.join('.') ?? ''}`.slice(0, 200) })
}

function requireOnce(ids: readonly string[]): void {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) throw packageBroken({ where: id })
    seen.add(id)
  }
}
