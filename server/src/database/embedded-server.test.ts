import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startEmbeddedServer } from './embedded-server.ts'

test.each([
  ['whose name is long in bytes', '江南食品贸易有限公司信息中心采购审批数据', false],
  ['whose name has a comma', 'data, old', false],
  ['with a space', 'my data', true],
])('[P5.1] the embedded database starts in a folder %s', async (_, name, bySocket) => {
  const parent = await mkdtemp(join(tmpdir(), 'sluice-folder-'))
  await chmod(parent, 0o711)
  const server = await startEmbeddedServer(join(parent, name))
  const client = new pg.Client({ connectionString: server.url })
  try {
    await client.connect()
    const { rows } = await client.query('select inet_server_port() is null as "bySocket"')
    expect(rows).toEqual([{ bySocket }])
  } finally {
    await client.end().catch(() => undefined)
    await server.stop()
    await rm(parent, { recursive: true, force: true })
  }
})
