import pg from 'pg'
import type { Config } from '../../kernel/index.ts'
import type { Setting } from './define-setting.ts'
import type { Snapshot } from './shelf.ts'

/** What a process began with: values of the settings that need a restart, by key. */
export type StartValues = ReadonlyMap<string, unknown>

/**
 * Reads the settings that hold from the start of a process, before it has connections of its own. A value that is no
 * longer allowed counts as not set.
 * @param databaseUrl as the server
 */
export async function readStartValues(
  databaseUrl: string,
  settings: readonly Setting[],
  config: Config,
): Promise<StartValues> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=sluice,public' })
  await client.connect()
  try {
    const { rows } = await client.query<{ snapshot: Snapshot }>(
      'select snapshot from installation_setting_change where number is not null order by number desc limit 1',
    )
    const wanted = settings.filter(({ needsRestart }) => needsRestart)
    return new Map(
      wanted.map((setting) => {
        const stored = rows[0]?.snapshot[setting.key]
        const parsed = setting.schema.safeParse(stored && 'value' in stored ? stored.value : undefined)
        return [setting.key, parsed.success ? parsed.data : setting.standard(config)] as const
      }),
    )
  } finally {
    await client.end()
  }
}

/** The value of a setting that a process began with. */
export function startValue<Value>(values: StartValues, { key }: Setting<Value>): Value {
  return values.get(key) as Value
}
