import { randomBytes } from 'node:crypto'
import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSealed, sealingStream, segmentSize } from './sealed-content.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-sealed-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function sealToDisk(plain: Buffer, key: Buffer, chunk = 50_000): Promise<string> {
  const pieces = Array.from({ length: Math.ceil(plain.length / chunk) }, (_, index) =>
    plain.subarray(index * chunk, (index + 1) * chunk),
  )
  const path = join(folder, randomBytes(6).toString('hex'))
  await writeFile(path, await buffer(Readable.from(pieces).pipe(sealingStream(key))))
  return path
}

async function openFromDisk(path: string, key: Buffer, size: number, start?: number, end?: number) {
  const handle = await open(path, 'r')
  try {
    return await buffer(Readable.from(readSealed(handle, key, size, start, end)))
  } finally {
    await handle.close()
  }
}

test.each([0, 1, segmentSize - 1, segmentSize, segmentSize + 1, 3 * segmentSize, 200_001])(
  '[P6.4] a sealed file of %i bytes opens to what was put in',
  async (size) => {
    const plain = randomBytes(size)
    const key = randomBytes(32)
    const path = await sealToDisk(plain, key)
    expect(await openFromDisk(path, key, size)).toEqual(plain)
  },
)

test('[P6.4] any range of a sealed file equals the same range of the plain bytes', async () => {
  const size = 2 * segmentSize + 777
  const plain = randomBytes(size)
  const key = randomBytes(32)
  const path = await sealToDisk(plain, key)
  await fc.assert(
    fc.asyncProperty(fc.nat(size), fc.nat(size), async (a, b) => {
      const [start, end] = a < b ? [a, b] : [b, a]
      expect(await openFromDisk(path, key, size, start, end)).toEqual(plain.subarray(start, end))
    }),
    { numRuns: 40 },
  )
})

test('[P6.4] a sealed file shows nothing of its content', async () => {
  const plain = Buffer.from('身份证号 110101199003077758 '.repeat(100))
  const path = await sealToDisk(plain, randomBytes(32))
  const handle = await open(path, 'r')
  const onDisk = await buffer(handle.createReadStream())
  expect(onDisk.includes(Buffer.from('110101199003077758'))).toBe(false)
})

test('[P6.4] a changed byte, a cut end and swapped segments are noticed', async () => {
  const size = 2 * segmentSize
  const plain = randomBytes(size)
  const key = randomBytes(32)
  const path = await sealToDisk(plain, key)
  const sealed = await buffer((await open(path, 'r')).createReadStream())
  const changed = Buffer.from(sealed)
  changed[100]! ^= 1
  await writeFile(path, changed)
  await expect(openFromDisk(path, key, size)).rejects.toThrow()
  const half = sealed.length / 2
  await writeFile(path, Buffer.concat([sealed.subarray(half), sealed.subarray(0, half)]))
  await expect(openFromDisk(path, key, size)).rejects.toThrow()
  await writeFile(path, sealed)
  await truncate(path, half)
  await expect(openFromDisk(path, key, segmentSize)).rejects.toThrow()
})
