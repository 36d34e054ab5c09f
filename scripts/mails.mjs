// `npm run mails [address]`: prints the newest mails about accounts with their links and codes.
import { node, run } from './install.mjs'

run(node, ['--disable-warning=ExperimentalWarning', 'server/src/mails.ts', ...process.argv.slice(2)])
