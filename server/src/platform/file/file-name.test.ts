import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName, contentDisposition, isShownInPlace, mediaTypeOf } from './file-name.ts'

test('[P6.4] a Chinese file name reaches new readers whole and old ones as ASCII', () => {
  expect(contentDisposition('attachment', "采购 单(1)'.xlsx")).toBe(
    `attachment; filename="__ _(1)'.xlsx"; filename*=UTF-8''%E9%87%87%E8%B4%AD%20%E5%8D%95%281%29%27.xlsx`,
  )
})

test('[P6.4] no file name can break out of the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = contentDisposition('attachment', cleanFileName(name))
      expect(header).toMatch(
        /^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/,
      )
    }),
  )
})

test('[P6.4] a name from outside loses folders, control signs and text direction tricks', () => {
  expect(cleanFileName('../../etc/passwd')).toBe('passwd')
  expect(cleanFileName('C:\\Users\\me\\报表.xlsx')).toBe('报表.xlsx')
  expect(cleanFileName('gpj\u202eexe.csv\u0000')).toBe('gpjexe.csv')
  expect(cleanFileName('..')).toBe('file')
  expect(cleanFileName(`${'长'.repeat(400)}.xlsx`)).toBe(`${'长'.repeat(250)}.xlsx`)
})

test('[P6.4] only pictures and PDF open in place; a page or a drawing with scripts never does', () => {
  expect(isShownInPlace(mediaTypeOf('a.png', 'text/html'))).toBe(true)
  expect(isShownInPlace(mediaTypeOf('a.html', 'text/html'))).toBe(false)
  expect(isShownInPlace(mediaTypeOf('a.svg', 'image/svg+xml'))).toBe(false)
  expect(mediaTypeOf('a.bin', 'not a type\r\nx: y')).toBe('application/octet-stream')
})
