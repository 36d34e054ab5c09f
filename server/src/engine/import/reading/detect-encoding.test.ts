import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'
import { openCsv } from './open-csv.ts'

async function* chunks(bytes: Buffer, size = 7) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

const chinese = '订单号,客户,金额\n1001,北京川流科技有限公司,32.50\n1002,上海采购中心,18.00\n'
const western = 'id,name\n1,Rua do Paço\n2,Münster\n3,Frédérique Citeaux\n4,Québec\n'

test('[N2.7] UTF-8 is told with and without a mark, GB18030 and Western text from their bytes', async () => {
  expect(await detectEncoding(chunks(Buffer.from(chinese)))).toEqual({
    encoding: 'utf-8',
    marked: false,
    doubtful: false,
  })
  expect(await detectEncoding(chunks(Buffer.from(`\ufeff${chinese}`)))).toMatchObject({
    encoding: 'utf-8',
    marked: true,
  })
  expect(await detectEncoding(chunks(iconv.encode(chinese, 'gb18030')))).toMatchObject({
    encoding: 'gb18030',
  })
  expect(await detectEncoding(chunks(iconv.encode(western, 'windows-1252')))).toMatchObject({
    encoding: 'windows-1252',
    doubtful: true,
  })
  expect(await detectEncoding(chunks(Buffer.from(western)))).toMatchObject({ encoding: 'utf-8' })
  expect(await detectEncoding(chunks(iconv.encode(chinese, 'utf-16le', { addBOM: true })))).toMatchObject({
    encoding: 'utf-16le',
    marked: true,
  })
})

test('[N2.7] the first Chinese letter may stand in the last row', async () => {
  const plain = Array.from({ length: 60_000 }, (_, index) => `${index},plain text,1.00`).join('\n')
  const text = `${plain}\n60000,川流,2.00\n`
  expect(await detectEncoding(chunks(iconv.encode(text, 'gb18030'), 65_536))).toMatchObject({
    encoding: 'gb18030',
  })
  expect(await detectEncoding(chunks(Buffer.from(text), 65_536))).toMatchObject({ encoding: 'utf-8' })
})

const japanese =
  '商品名,単価,メモ\nノートパソコン,98000,りんごのマークがついています\nえんぴつ,120,六角形のもの。まとめて買うと安いです\n'
const korean = '이름,금액,메모\n김철수,1000,서울 사무소에서 주문\n'
const simplified = '姓名,金额,备注\n张三,100,上海公司采购的办公用品\n'
const traditional = '姓名,金額,備註\n張三,100,台北公司採購的辦公用品，請開發票\n'

test.each([
  ['euc-jp', japanese],
  ['shift_jis', japanese],
  ['euc-kr', korean],
  ['gb18030', simplified],
  ['big5', traditional],
] as const)('[D34] %s is told from the other encodings of Asia', async (encoding, text) => {
  expect(await detectEncoding(chunks(iconv.encode(text, encoding)))).toMatchObject({ encoding })
})

test.each([
  ['windows-1250', 'jméno,cena\nŘehoř Žižka,100\nŁódź,50\n'],
  ['iso-8859-2', 'jméno,cena\nŘehoř Žižka,100\nŁódź,50\n'],
  ['windows-1253', 'όνομα,τιμή\nΑθήνα,100\n'],
  ['windows-1254', 'ad,fiyat\nİstanbul Şişli,100\n'],
  ['windows-1257', 'vardas,kaina\nŽemaitė Ąžuolas,100\n'],
  ['windows-874', 'ชื่อ,ราคา\nกรุงเทพ,100\n'],
  ['koi8-r', 'имя,цена\nМосква,100\n'],
] as const)(
  '[D34] %s is never taken for something else without a doubt, and read when it is told',
  async (encoding, text) => {
    const bytes = iconv.encode(text, encoding)
    const found = await detectEncoding(chunks(bytes))
    expect(found.encoding === encoding || found.doubtful).toBe(true)
    const table = await openCsv(() => chunks(bytes), { encoding })
    const cells: string[] = []
    for await (const rows of table.rows()) cells.push(...rows.flatMap((row) => row.cells))
    expect(cells).toEqual(text.trim().split(/[,\n]/))
  },
)

test('[N2.7] one broken byte does not make UTF-8 something else', async () => {
  const bytes = Buffer.concat([Buffer.from(chinese.repeat(20)), Buffer.from([0xff]), Buffer.from(chinese)])
  expect(await detectEncoding(chunks(bytes))).toMatchObject({ encoding: 'utf-8', doubtful: true })
})

test('[N2.7] the delimiter is told by what cuts the rows evenly', () => {
  expect(detectDelimiter('a,b;c\n1,2;3\n4,5,6;7\n')).toBe(';')
  expect(detectDelimiter('name\tprice\nx, y\t1,50\nz\t2,75\n')).toBe('\t')
  expect(detectDelimiter('a,b,c\n"1;2;3",4,5\n')).toBe(',')
  expect(detectDelimiter('sep=;\na,b\n1,2\n')).toBe(';')
  expect(detectDelimiter('one\ntwo\n')).toBe(',')
})
