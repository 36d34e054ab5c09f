import type { OperationContext } from '../../platform/operation/index.ts'
import type { AppTemplate } from './define-template.ts'
import type { PackageFile } from './package-file.ts'

const oneDay = 86_400_000
const anyDay = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/

/** The package of a template with its sample data as if it were made today: this month's figures are of this month. */
export function datedToday(
  { clock, services }: Pick<OperationContext, 'clock' | 'services'>,
  { sampleDay, package: file }: AppTemplate,
): PackageFile {
  if (sampleDay === undefined) return file
  const passed = Math.floor((clock.now().getTime() - Date.parse(sampleDay)) / oneDay) * oneDay
  const data = services.packageParts.filter(({ kind }) => kind === 'data').map(({ key }) => key)
  const moved = data.flatMap((key) => (key in file.parts ? [[key, move(file.parts[key], passed)]] : []))
  return { ...file, parts: { ...file.parts, ...Object.fromEntries(moved) } }
}

function move(value: unknown, by: number): unknown {
  if (typeof value === 'string' && anyDay.test(value)) {
    const moved = new Date(Date.parse(value) + by).toISOString()
    return value.length === 10 ? moved.slice(0, 10) : moved
  }
  if (Array.isArray(value)) return value.map((child) => move(child, by))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, move(child, by)]))
}
