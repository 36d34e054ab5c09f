import { type Merge, openWorkbook, type Workbook as SheetBook, SheetRefusal } from '@sluice/sheet'
import { cellTooLong, maximumColumns, sheetUnknown, tooManyColumns, unreadable } from '../errors.ts'
import type { TableSource } from '../table/table-source.ts'
import { openZip, type RandomAccess } from './zip-archive.ts'

export interface Workbook {
  /** Names of the sheets a person sees, in their order. */
  sheets: string[]
  /** @throws sheetUnknown */
  table(sheet: string): SheetTable
}

/** The table of a sheet, with the cells that are put together. */
export interface SheetTable extends TableSource {
  merges(): Promise<Merge[]>
  frozenRows(): Promise<number>
}

const mebibyte = 1024 * 1024
/** Texts of a workbook are held in memory; a sheet is streamed. */
const limits = { description: 32 * mebibyte, texts: 512 * mebibyte, sheet: 2048 * mebibyte }

/**
 * Opens an XLSX workbook: its directory is checked against archives made to burst, sheets are streamed.
 * @throws unreadableSheet, inflatesTooMuch
 */
export async function openXlsx(file: RandomAccess): Promise<Workbook> {
  const book = await openBook(file)
  return {
    sheets: book.sheets,
    table: (name) => {
      const sheet = told(() => book.sheet(name))
      return {
        delimiter: '',
        rows: () => guarded(sheet.rows()),
        merges: () => sheet.merges().catch(refuse),
        frozenRows: () => sheet.frozenRows().catch(refuse),
      }
    },
  }
}

async function openBook(file: RandomAccess): Promise<SheetBook> {
  const zip = await openZip(file)
  // Names in an archive may differ from those that point to them in their capitals.
  const names = new Map([...zip.entries.keys()].map((path) => [path.toLowerCase(), path]))
  const limitOf = (path: string) =>
    /sharedstrings/i.test(path) ? limits.texts : /sheets?\//i.test(path) ? limits.sheet : limits.description
  return openWorkbook({
    has: (path) => names.has(path.toLowerCase()),
    open: (path) => zip.open(names.get(path.toLowerCase())!, limitOf(path)),
  }).catch(refuse)
}

function told<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    return refuse(error)
  }
}

async function* guarded<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    yield* items
  } catch (error) {
    refuse(error)
  }
}

/** Says in the words of the product why a workbook is not read. */
function refuse(error: unknown): never {
  if (!(error instanceof SheetRefusal)) throw error
  const { line = 1, count = 0, max = 0, sheet = '', reason = '' } = error.facts
  switch (error.code) {
    case 'cellTooLong':
      throw cellTooLong({ line, max })
    case 'tooManyColumns':
      throw tooManyColumns({ line, count, max: maximumColumns })
    case 'sheetUnknown':
      throw sheetUnknown({ sheet })
    case 'notWorkbook':
      throw unreadable('它不是 XLSX 工作簿', 'it is not an XLSX workbook')
    case 'binaryWorkbook':
      throw unreadable('它是 XLSB 工作簿，请另存为 .xlsx', 'it is an XLSB workbook; save it as .xlsx')
    case 'noSheet':
      throw unreadable('工作簿里没有可见的工作表', 'the workbook has no visible sheet')
    case 'faulty':
      throw unreadable(`工作簿内容有误（${reason}）`, `the workbook is faulty (${reason.slice(0, 200)})`)
    case 'tooDeep':
      throw unreadable(`工作簿内容嵌套超过 ${max} 层`, `its elements nest deeper than ${max}`)
    case 'tooManyElements':
      throw unreadable(
        `工作簿中无法识别的内容超过 ${max} 项`,
        `it holds more than ${max} elements that say nothing`,
      )
    case 'tooManyTexts':
      throw unreadable('工作簿中的文本太多', 'it holds too many texts')
    case 'tooManyRows':
      throw unreadable(`工作表超过 ${max} 行`, `its sheet has more than ${max} rows`)
    default:
      return error.code satisfies never
  }
}
