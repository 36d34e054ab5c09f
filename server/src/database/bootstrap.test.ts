import pg from 'pg'
import { expect, test } from 'vitest'
import { bootstrapDatabase } from './bootstrap.ts'
import { createTestDatabase } from './testing/test-database.ts'

test('[P5.2] without a password in its address, the passwords of the roles come from the secret of the house', async () => {
  const asked: string[] = []
  const secretOf = (secret: string) => async () => {
    asked.push(secret)
    // Known before any role is changed: the test server's other databases keep their passwords.
    throw new Error(`asked for ${secret}`)
  }
  await expect(bootstrapDatabase('postgres://admin@127.0.0.1:1/sluice', secretOf('house'))).rejects.toThrow(
    'asked for house',
  )
  const database = await createTestDatabase()
  try {
    const addresses = await bootstrapDatabase(database.url, secretOf('never'))
    const client = new pg.Client({ connectionString: addresses.server })
    await client.connect()
    await client.end()
    expect(asked).toEqual(['house'])
  } finally {
    await database.drop()
  }
})
