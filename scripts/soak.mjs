// `npm run soak`: tests that `npm test` runs short, at their full length. Minutes to hours; prints what they measured.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { environment, installDependencies, node, root } from './install.mjs'

installDependencies()
const suites = [
  {
    name: 'outbox',
    file: 'server/src/database/outbox-kill.test.ts',
    env: { SLUICE_EVENTS: '20000', SLUICE_OUTBOX_KILLS: '30' },
  },
  {
    name: 'notices',
    file: 'server/src/platform/notification/delivery-kill.test.ts',
    env: { SLUICE_DELIVERY_KILLS: '500' },
  },
  {
    name: 'numbering',
    file: 'server/src/engine/form/numbering.test.ts',
    env: { SLUICE_NUMBERED: '1000' },
  },
  {
    name: 'computed',
    file: 'server/src/engine/form/computed-across.test.ts',
    env: { SLUICE_COMPUTED: '1250' },
  },
  { name: 'accessible', file: 'e2e/accessible.test.ts', env: { SLUICE_AXE: 'all' } },
  { name: 'approvals', file: 'e2e/fault/kill.test.ts', env: { SLUICE_KILLS: '500' } },
]
const wanted = process.argv.slice(2)
let failed = 0
for (const { name, file, env } of suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n▶ ${name}`)
  const { status } = spawnSync(node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', file], {
    cwd: root,
    env: { ...environment, ...env },
    stdio: 'inherit',
  })
  if (status !== 0) failed++
}
process.exit(failed > 0 ? 1 : 0)
