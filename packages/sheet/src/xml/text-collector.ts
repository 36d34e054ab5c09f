import { limits } from '../limits.ts'
import type { Attributes } from './read-xml.ts'

/**
 * Puts the text of a string item (`<si>`, `<is>`) together from its runs. What stands between the runs is indentation;
 * the reading aid over the letters (`<rPh>`) is no part of the text.
 */
export interface TextCollector {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
  /** The text so far, its escapes resolved; the next item begins empty. */
  take(): string
  /** Letters so far. */
  length(): number
}

export function createTextCollector(): TextCollector {
  let whole = ''
  let run = ''
  let inRun = false
  let aside = 0
  let preserve = false
  return {
    open: (name, attributes) => {
      if (name === 'rPh') aside++
      else if (name === 't' && aside === 0) {
        inRun = true
        run = ''
        preserve = attributes['xml:space'] === 'preserve'
      }
    },
    close: (name) => {
      if (name === 'rPh') aside--
      else if (name === 't' && inRun) {
        inRun = false
        whole += preserve ? run : trimXml(run)
      }
    },
    text: (text) => {
      if (inRun && run.length <= limits.cellLength) run += text
    },
    take: () => {
      const text = unescapeText(whole)
      whole = ''
      return text
    },
    length: () => whole.length + run.length,
  }
}

/** Blanks at the ends of a run count only where `xml:space` says so, as in Excel. */
function trimXml(text: string): string {
  const isBlank = (code: number) => code === 32 || code === 9 || code === 10 || code === 13
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

/**
 * Resolves `_xHHHH_`, with which a workbook writes letters that XML cannot hold (ECMA-376 part 1, 22.9.2.19). Carriage
 * returns before a line feed are the line break of another system.
 */
export function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
  return plain.includes('\r\n') ? plain.replaceAll('\r\n', '\n') : plain
}
