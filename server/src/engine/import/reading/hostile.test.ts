import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { analyzeTable } from '../table/analyze-table.ts'
import { memoryFile } from '../testing/memory-file.ts'
import { openCsv } from './open-csv.ts'
import { openXlsx } from './open-xlsx.ts'
import { openZip } from './zip-archive.ts'

const timeZone = 'Asia/Shanghai'

interface Entry {
  path: string
  content: Buffer
  /** Size the directory claims. */
  claims?: number
}

/** Writes a ZIP archive by hand, so that it can lie. */
function zipOf(entries: Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, content, claims = content.length } of entries) {
    const packed = deflateRawSync(content)
    const name = Buffer.from(path)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claims, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(claims, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    parts.push(local, name, packed)
    directory.push(central, name)
    offset += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

const workbookParts: Entry[] = [
  {
    path: 'xl/workbook.xml',
    content: Buffer.from(
      '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
  },
  {
    path: 'xl/_rels/workbook.xml.rels',
    content: Buffer.from(
      '<Relationships><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
  },
]
const sheetOf = (rows: string): Entry => ({
  path: 'xl/worksheets/sheet1.xml',
  content: Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
})
const textCell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`

async function analyzeXlsx(content: Buffer) {
  const book = await openXlsx(memoryFile(content, 65_536))
  return analyzeTable(book.table(book.sheets[0]!), { timeZone })
}

test('[N2.7] an archive that claims to become huge is refused before it is unpacked', async () => {
  const bomb = zipOf([...workbookParts, { ...sheetOf(''), content: Buffer.alloc(100 * 1024 * 1024) }])
  expect(bomb.length).toBeLessThan(200_000)
  await expect(analyzeXlsx(bomb)).rejects.toMatchObject({ code: 'import.inflates_too_much' })
})

test('[N2.7] an archive that lies about its size is cut off where it breaks its word', async () => {
  const zip = await openZip(
    memoryFile(zipOf([{ path: 'a', content: Buffer.alloc(50 * 1024 * 1024), claims: 10 }])),
  )
  let read = 0
  const consume = async () => {
    for await (const chunk of zip.open('a', 1024 * 1024)) read += chunk.length
  }
  await expect(consume()).rejects.toMatchObject({ code: 'import.inflates_too_much' })
  expect(read).toBeLessThanOrEqual(1024 * 1024)
})

test('[N2.7] a damaged or protected workbook, and what is none, is refused with the reason', async () => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('S').addRows([['a'], ['b']])
  const good = Buffer.from(await book.xlsx.writeBuffer())
  const damaged = Buffer.from(good)
  damaged.fill(0x55, 60, good.length - 1500)
  await expect(analyzeXlsx(damaged)).rejects.toMatchObject({ code: 'import.unreadable' })
  await expect(analyzeXlsx(good.subarray(0, good.length - 30))).rejects.toMatchObject({
    code: 'import.unreadable',
  })
  await expect(analyzeXlsx(zipOf([{ path: 'readme.txt', content: Buffer.from('x') }]))).rejects.toMatchObject(
    {
      code: 'import.unreadable',
    },
  )
  const broken = zipOf([
    ...workbookParts,
    { ...sheetOf(''), content: Buffer.from('<worksheet><sheetData><row r="1"><c') },
  ])
  await expect(analyzeXlsx(broken)).rejects.toMatchObject({ status: 422 })
})

test('[N2.7] ten thousand columns are refused with their number', async () => {
  const header = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')
  const csv = await openCsv(memoryFile(Buffer.from(`${header}\n${'1,'.repeat(9999)}1\n`)).open)
  await expect(analyzeTable(csv, { timeZone })).rejects.toThrow(/Row 1 has 10000 columns; at most 300/)
  const wide = zipOf([
    ...workbookParts,
    sheetOf(`<row r="1">${textCell('A1', 'a')}${textCell('NTP1', 'z')}</row>`),
  ])
  await expect(analyzeXlsx(wide)).rejects.toMatchObject({ code: 'import.too_many_columns' })
})

test('[N2.7] a cell of 10 MB is refused with its row', async () => {
  const long = 'x'.repeat(10 * 1024 * 1024)
  const csv = await openCsv(memoryFile(Buffer.from(`a,b\n1,2\n3,"${long}"\n`), 65_536).open)
  await expect(analyzeTable(csv, { timeZone })).rejects.toThrow(/Row 3 holds a cell of more than/)
  const rows = `<row r="1">${textCell('A1', 'a')}</row><row r="2">${textCell('A2', long)}</row>`
  const filler = {
    path: 'xl/media/a.bin',
    content: Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 251)),
  }
  await expect(analyzeXlsx(zipOf([...workbookParts, sheetOf(rows), filler]))).rejects.toThrow(
    /Row 2 holds a cell of more than/,
  )
})

test('[N2.7] a file without rows is empty, not an error of the server', async () => {
  const csv = await openCsv(memoryFile(Buffer.from('\ufeff\n\n')).open)
  await expect(analyzeTable(csv, { timeZone })).rejects.toMatchObject({ code: 'import.empty' })
  await expect(analyzeXlsx(zipOf([...workbookParts, sheetOf('')]))).rejects.toMatchObject({
    code: 'import.empty',
  })
})

test('[N2.7] a large file is read piece by piece: never more than the piece at hand is asked for', async () => {
  const row = Buffer.from('1001,上海采购中心,32.50,2026-03-02\n')
  const piece = Buffer.concat(Array.from({ length: 1500 }, () => row))
  const pieces = 200_000_000 / piece.length
  let given = 0
  let taken = 0
  let ahead = 0
  async function* endless() {
    for (; given < pieces; given++) yield piece
  }
  const csv = await openCsv(endless, { encoding: 'utf-8', delimiter: ',' })
  given = 0
  for await (const rows of csv.rows()) {
    taken += rows.length
    ahead = Math.max(ahead, given * 1500 - taken)
    if (taken > 300_000) break
  }
  expect(ahead).toBeLessThan(3000)
})
