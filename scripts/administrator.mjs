// `npm run administrator [login] [--revoke]`: names who runs the installation.
import { node, run } from './install.mjs'

run(node, ['--disable-warning=ExperimentalWarning', 'server/src/administrator.ts', ...process.argv.slice(2)])
