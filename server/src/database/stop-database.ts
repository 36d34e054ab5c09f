import { readConfig } from '../kernel/index.ts'
import { stopEmbeddedServer } from './embedded-server.ts'

// Ends the embedded database when the server, killed, could not: run by what watches over the server.

const { databaseUrl, home } = readConfig(process.env)
if (!databaseUrl) await stopEmbeddedServer(home)
