import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seal, unseal } from '../../kernel/index.ts'

/** Seals short secrets, such as the keys of files, with the secret of the house (envelope encryption, P6.4). */
export interface KeyEnvelope {
  seal(key: Buffer): string
  /** @throws Error when the secret it was sealed with is gone */
  open(sealed: string): Buffer
  /** Whether a text is sealed with the secret that seals now. */
  isCurrent(sealed: string): boolean
}

/**
 * Reads `secret.key` in the data folder, made at the first start. Each line is one secret in base64; the first one
 * seals, all of them open. To rotate, put a new line in front (`addHouseSecret`): what is sealed later no longer depends on
 * the old one. A secret that is not known yet is looked for once more: somebody may have rotated since.
 */
export async function openKeyEnvelope(home: string): Promise<KeyEnvelope> {
  const first = await readSecrets(home)
  const current = first[0]!
  const byId = new Map<string, Buffer>()
  const learn = (secrets: readonly Buffer[]) => {
    for (const secret of secrets) byId.set(idOf(secret), secret)
  }
  learn(first)
  return {
    seal: (key) => `${idOf(current)}:${seal(key.toString('base64'), current)}`,
    open: (sealed) => {
      const [id = '', body = ''] = sealed.split(':')
      if (!byId.has(id)) learn(parseSecrets(readFileSync(secretFile(home), 'utf8'), secretFile(home)))
      const secret = byId.get(id)
      if (!secret) throw new Error(`The secret ${id} that sealed this is not in ${secretFile(home)}`)
      return Buffer.from(unseal(body, secret), 'base64')
    },
    isCurrent: (sealed) => sealed.startsWith(`${idOf(current)}:`),
  }
}

/** Puts a new secret in front of the others: what opens the envelope from now on seals with it. */
export async function addHouseSecret(home: string): Promise<void> {
  const path = secretFile(home)
  const before = await readFile(path, 'utf8')
  parseSecrets(before, path)
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n${before}`, { mode: 0o600, flush: true })
  await rename(draft, path)
}

/**
 * The secret of the house as text, for what else must not be guessed. The oldest one: it stays when a new one is put in
 * front.
 */
export async function readHouseSecret(home: string): Promise<string> {
  const secrets = await readSecrets(home)
  return secrets.at(-1)!.toString('base64')
}

const secretFile = (home: string) => join(home, 'secret.key')

async function readSecrets(home: string): Promise<Buffer[]> {
  const path = secretFile(home)
  const text = (await readFile(path, 'utf8').catch(() => undefined)) ?? (await createSecret(home, path))
  return parseSecrets(text, path)
}

function parseSecrets(text: string, path: string): Buffer[] {
  const secrets = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Buffer.from(line.trim(), 'base64'))
  if (secrets.length === 0 || secrets.some((secret) => secret.length !== 32)) {
    throw new Error(`${path} must hold secrets of 32 bytes in base64, one a line`)
  }
  return secrets
}

function idOf(secret: Buffer): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 8)
}

/** Two servers may start at once on the same folder: the file appears whole, and the first one wins. */
async function createSecret(home: string, path: string): Promise<string> {
  await mkdir(home, { recursive: true })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true })
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  return readFile(path, 'utf8')
}
