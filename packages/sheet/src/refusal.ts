/** Why a workbook cannot be read at all. */
export type RefusalCode =
  | 'notWorkbook'
  | 'binaryWorkbook'
  | 'noSheet'
  | 'sheetUnknown'
  | 'faulty'
  | 'tooDeep'
  | 'tooManyElements'
  | 'tooManyTexts'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'cellTooLong'

export interface RefusalFacts {
  /** Row of the sheet, from 1. */
  line?: number
  count?: number
  max?: number
  sheet?: string
  /** What the XML parser found wrong, in its own words. */
  reason?: string
}

/** A workbook that is not read: damaged, or beyond a bound that no workbook made for people reaches. */
export class SheetRefusal extends Error {
  readonly code: RefusalCode
  readonly facts: RefusalFacts

  constructor(code: RefusalCode, facts: RefusalFacts = {}) {
    super(`The workbook is refused: ${code}`)
    this.name = 'SheetRefusal'
    this.code = code
    this.facts = facts
  }
}
