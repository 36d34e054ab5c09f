// One of several servers that deliver the same notices, for the test that kills them. A second channel stands for
// providers that know a message again by its id.
import { openHouse } from '../../../house.ts'
import { readConfig, systemClock } from '../../../kernel/index.ts'
import { deliverDue } from '../deliver.ts'
import { providerCallTo } from './fake-providers.ts'
import { knowingChannel } from './knowing-channel.ts'

const [databaseUrl, home, providers] = process.argv.slice(2) as [string, string, string]
const house = await openHouse({
  config: readConfig({ SLUICE_HOME: home, SLUICE_DEMO: '0', SLUICE_POOL_SIZE: '4' }),
  databaseUrl,
  migrated: true,
  clock: systemClock,
  running: false,
})
const { services } = house
services.callProvider = providerCallTo(services, providers)
services.channels = new Map([...services.channels, [knowingChannel.key, knowingChannel]])
process.send?.('ready')
for (;;) {
  await deliverDue(services)
  await new Promise((resolve) => setTimeout(resolve, 5))
}
