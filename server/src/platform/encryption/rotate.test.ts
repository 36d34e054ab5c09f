import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse } from '../../house.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { signSimple } from '../access-key/testing/sign.ts'
import { storeFile } from '../file/index.ts'
import { smsKeySecret } from '../notification/settings.ts'
import { openSecrets } from '../outbound/secrets.ts'
import { addHouseSecret, openKeyEnvelope, reseal } from './index.ts'

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  await house.house.services.pools.owner.query('update account set runs_installation = true where id = $1', [
    house.admin.accountId,
  ])
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

const office = () => house.as(house.admin)
const services = () => house.house.services

/** Keeps something of every kind that is sealed. @returns what reads all of it again */
async function keepEverything() {
  await office().call('outbound.setSecret', { name: 'erp', value: 'quiet-river-stone' })
  const key = await office().call('accessKey.create', { name: 'ERP', memberId: house.admin.memberId })
  await office().call('notice.choose', {
    channels: ['sms'],
    notBy: {},
    addresses: { sms: { to: '13800000000' } },
    quiet: null,
  })
  const { number } = await office().call('setting.list', { scope: 'installation' })
  await office().call('setting.change', {
    scope: 'installation',
    values: { [smsKeySecret.key]: `Geheim-${number}` },
    reason: 'x',
    basedOn: number,
  })
  const { pools, secrets, clock } = services()
  await pools.owner.query(
    `insert into account_mail (id, kind, to_address, subject, body, sealed, state, created_at, due_at)
     values (gen_random_uuid(), 'passwordReset', 'a@b.test', 'x', 'masked', $1, 'local', $2, $2)`,
    [secrets.seal(Buffer.from('a link')), clock.now()],
  )
  const file = await storeFile(services(), {
    tenantId: house.tenantId,
    ownerId: house.admin.memberId,
    name: 'a.txt',
    type: 'text/plain',
    source: Readable.from([Buffer.from('what the file holds')]),
  })
  return async (other = services()) => {
    const at = Math.floor(house.clock.now().getTime() / 1000)
    const stored = await client.query('select sealed_key from sluice.file where id = $1', [file.id])
    const mails = await client.query(`select sealed from sluice.account_mail where to_address = 'a@b.test'`)
    return {
      secret: (await openSecrets(other, house.tenantId, new Set(['erp']))).get('erp'),
      call: (await house.house.app.inject(signSimple(key, { url: '/api/tenant' }, { at }))).statusCode,
      phone: (await office().call('notice.choice')).channels,
      sms: await other.settings.read(smsKeySecret),
      file: await text(other.files.read({ ...file, sealedKey: stored.rows[0].sealed_key })),
      link: other.secrets.open(mails.rows[0].sealed).toString(),
    }
  }
}

/** Every text of the database that holds a word. */
async function placesOf(word: string): Promise<string[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'sluice' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb', 'json', 'ARRAY')`,
  )
  const found: string[] = []
  for (const { table, column } of rows) {
    const { rowCount } = await client.query(
      `select from sluice."${table}" where strpos("${column}"::text, $1) > 0 limit 1`,
      [word],
    )
    if (rowCount) found.push(`${table}.${column}`)
  }
  return found
}

const dataKeys = async () => {
  const { rows } = await client.query<{ id: string }>(
    'select id from sluice.data_key where tenant_id = $1 order by id',
    [house.tenantId],
  )
  return rows.map(({ id }) => id)
}

describe('[P6.4] keys are rotated', () => {
  test('of a workspace: what the old one sealed still reads, and nothing is sealed with it any more', async () => {
    const readAll = await keepEverything()
    const before = await readAll()
    expect(before).toMatchObject({
      secret: 'quiet-river-stone',
      call: 200,
      file: 'what the file holds',
      link: 'a link',
    })
    const [old] = await dataKeys()
    expect((await placesOf(`${old}:`)).sort()).toEqual([
      'access_key_secret.material',
      'notice_choice.addresses',
      'outbound_secret.sealed',
    ])
    // Another process that has read the keys, and is told nothing.
    const stale = await openHouse({
      config: services().config,
      databaseUrl: house.databaseUrl,
      clock: house.clock,
      running: false,
      migrated: true,
    })
    try {
      await openSecrets(stale.services, house.tenantId, new Set(['erp']))
      const { jobId } = await office().call('encryption.rotateKey')
      await house.drain()
      expect(await office().call('job.get', { jobId })).toMatchObject({
        state: 'done',
        result: { processed: 3, lost: {} },
      })
      expect(await placesOf(`${old}:`)).toEqual([])
      expect(await readAll()).toEqual(before)
      expect(await readAll(stale.services)).toEqual(before)
    } finally {
      await stale.close()
    }
    const { items } = await office().call('audit.list', { limit: 1 })
    expect(items[0].operationName.zh).toBe('更换工作区的数据密钥')
    await expect(house.as(house.applicant).call('encryption.rotateKey')).rejects.toMatchObject({
      status: 403,
    })
  })

  test('of the house: with a secret put in front, which servers that run learn of by themselves', async () => {
    const readAll = await keepEverything()
    const before = await readAll()
    const { home } = services().config
    const secret = async () => (await readFile(join(home, 'secret.key'), 'utf8')).trim().split('\n')
    const [first] = await secret()
    await addHouseSecret(home)
    expect((await secret()).slice(1)).toEqual([first])
    const renewed = { ...services(), secrets: await openKeyEnvelope(home) }
    const idOf = (sealed: string) => sealed.split(':')[0]!
    const old = idOf(services().secrets.seal(Buffer.from('x')))
    // The vault seals for the installation with the envelope that it finds.
    const { openVault } = await import('./vault.ts')
    const rotating = { ...renewed, vault: openVault(renewed) }
    expect((await reseal(rotating, {})).lost.size).toBe(0)
    for (const tenantId of [house.tenantId]) await reseal(rotating, { tenantId })
    expect(await placesOf(`${old}:`)).toEqual([])
    // This house still has the old secret in front, and reads what the new one sealed.
    expect(await readAll()).toEqual(before)
  })

  test('it goes on where it ended, leaves what was written meanwhile, and tells what no key opens', async () => {
    for (let count = 0; count < 450; count++) {
      const sealed = await services().vault.seal(house.tenantId, `secret ${count}`)
      await client.query(
        `insert into sluice.outbound_secret (tenant_id, name, sealed, updated_at, updated_by_name) values ($1, $2, $3, now(), 'x')`,
        [house.tenantId, `many${count}`, sealed],
      )
    }
    await client.query(
      `insert into sluice.outbound_secret (tenant_id, name, sealed, updated_at, updated_by_name) values ($1, 'lost', 'gone:AAAA', now(), 'x')`,
      [house.tenantId],
    )
    const old = (await dataKeys()).at(-1)!
    await office().call('encryption.rotateKey')
    let batches = 0
    const cutOff = reseal(services(), {
      tenantId: house.tenantId,
      done: async () => {
        if (++batches === 2) throw new Error('the process ended')
      },
    })
    await expect(cutOff).rejects.toThrow('the process ended')
    expect(await placesOf(`${old}:`)).toContain('outbound_secret.sealed')
    await office().call('outbound.setSecret', { name: 'many449', value: 'written meanwhile' })
    const { changed, lost } = await reseal(services(), { tenantId: house.tenantId })
    expect([changed > 0, [...lost]]).toEqual([true, [['outbound_secret.sealed', 1]]])
    expect(await placesOf(`${old}:`)).toEqual([])
    const read = await openSecrets(services(), house.tenantId, new Set(['many0', 'many300', 'many449']))
    expect([...read.values()].sort()).toEqual(['secret 0', 'secret 300', 'written meanwhile'])
    expect((await reseal(services(), { tenantId: house.tenantId })).changed).toBe(0)
    await client.query(`delete from sluice.outbound_secret where name = 'lost'`)
  })

  test('by the command on the machine, for every workspace', async () => {
    const readAll = await keepEverything()
    const before = await readAll()
    const keys = await dataKeys()
    const run = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '..', '..', 'rotate-keys.ts')],
      { env: { ...process.env, SLUICE_HOME: services().config.home, DATABASE_URL: house.databaseUrl } },
    )
    const said = await text(run.stdout)
    const [code] = await new Promise<[number]>((resolve) =>
      run.on('close', (...args) => resolve(args as never)),
    )
    expect([code, said]).toEqual([0, expect.stringMatching(/acme: \d+ sealed anew/)])
    expect((await dataKeys()).length).toBe(keys.length + 1)
    expect(await placesOf(`${keys.at(-1)}:`)).toEqual([])
    expect(await readAll()).toEqual(before)
  })
})
