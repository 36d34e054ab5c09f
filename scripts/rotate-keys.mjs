// `npm run rotate-keys [-- --house] [-- --resume]`: new keys for what is sealed.
import { node, run } from './install.mjs'

run(node, ['--disable-warning=ExperimentalWarning', 'server/src/rotate-keys.ts', ...process.argv.slice(2)])
