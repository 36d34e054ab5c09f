import type { Services } from '../operation/index.ts'
import type { Setting } from '../setting/index.ts'

/** Values of settings of a tenant that only make sense together; undefined when one of them is empty. */
export async function readAllSet<const Settings extends readonly Setting<string>[]>(
  { settings }: Services,
  tenantId: string,
  wanted: Settings,
): Promise<{ [Index in keyof Settings]: string } | undefined> {
  const values = await Promise.all(wanted.map((setting) => settings.read(setting, { tenantId })))
  return values.includes('') ? undefined : (values as { [Index in keyof Settings]: string })
}
