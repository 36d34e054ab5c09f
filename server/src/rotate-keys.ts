import { findEmbeddedServer } from './database/index.ts'
import { openHouse } from './house.ts'
import { readConfig } from './kernel/index.ts'
import { addHouseSecret, type Resealed, reseal } from './platform/encryption/index.ts'
import type { Services } from './platform/operation/index.ts'

/**
 * `npm run rotate-keys [-- --house] [-- --resume]`: gives every workspace a new data key and seals anew what older ones
 * sealed (P6.4); with `--house` the secret of the house comes first. It may end at any point: `--resume` goes on without
 * making new keys. Servers may run meanwhile.
 */
async function rotate({ house: ofHouse, resume }: { house: boolean; resume: boolean }): Promise<number> {
  const config = readConfig(process.env)
  const databaseUrl = config.databaseUrl ?? (await findEmbeddedServer(config.home))
  if (!databaseUrl) throw new Error(`No database runs in ${config.home}. Start Sluice first: npm start`)
  if (ofHouse && !resume) await addHouseSecret(config.home)
  const { services, close } = await openHouse({ config, databaseUrl, running: false, migrated: true })
  try {
    let lost = tell('installation', await reseal(services, {}))
    for (const { id, code } of await workspaces(services)) {
      if (!resume) {
        const actor = { kind: 'system' as const, tenantId: id, name: 'rotate-keys' }
        await services.invoke('encryption.rotateKey', { actor, input: {} })
      }
      lost += tell(code, await reseal(services, { tenantId: id }))
    }
    if (ofHouse)
      console.log(
        'Restart the servers, then run it once more with --resume: until then they seal with the old secret.',
      )
    return lost
  } finally {
    await close()
  }
}

/** Tells what became of one workspace. @returns rows that no key opens */
function tell(name: string, { changed, lost }: Resealed): number {
  console.log(`${name}: ${changed} sealed anew`)
  for (const [place, count] of lost) console.log(`${name}: ${count} in ${place} cannot be opened by any key`)
  return [...lost.values()].reduce((sum, count) => sum + count, 0)
}

async function workspaces({ pools }: Services): Promise<{ id: string; code: string }[]> {
  const { rows } = await pools.owner.query<{ id: string; code: string }>(
    'select id, code from tenant order by code',
  )
  return rows
}

const words = process.argv.slice(2)
try {
  const lost = await rotate({ house: words.includes('--house'), resume: words.includes('--resume') })
  process.exit(lost > 0 ? 2 : 0)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
