// `npm run generate`: writes the typed client from the operation registry.
import { installDependencies, node, run } from './install.mjs'

installDependencies()
run(node, ['--disable-warning=ExperimentalWarning', 'scripts/generate-client.ts'])
