// `npm start`: installs what is missing, builds the web app when stale, starts the server and watches over it.
// In package.json it takes the place of the shell (`exec`), which would keep a SIGINT to itself; what stands behind `||` is for
// Windows, where there is no `exec`.
import { installDependencies } from './install.mjs'
import { superviseServer } from './supervise.mjs'
import { buildWebWhenStale } from './web-build.mjs'
import { whenOrphaned } from './when-orphaned.mjs'

installDependencies()
buildWebWhenStale()
const stop = superviseServer()
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
whenOrphaned(stop)
