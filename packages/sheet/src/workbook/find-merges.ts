import { limits } from '../limits.ts'

/** Cells put together into one; rows and columns as far as they reach, rows from 1, columns from 0. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

const marker = /<(?:[A-Za-z_][\w.-]*:)?mergeCells[\s>]/
const reference =
  /<(?:[A-Za-z_][\w.-]*:)?mergeCell\s[^>]*?ref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["']/g

/**
 * Finds the merged cells of a sheet. They stand behind the rows, which make nearly all of it; so the text is searched for
 * them, which costs a fraction of reading the rows.
 */
export async function findMerges(chunks: AsyncIterable<Uint8Array>): Promise<Merge[]> {
  const decoder = new TextDecoder('latin1')
  const merges: Merge[] = []
  let text = ''
  let found = false
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true })
    if (!found) {
      const at = text.search(marker)
      if (at === -1) {
        text = text.slice(-40)
        continue
      }
      found = true
      text = text.slice(at)
    }
    text = take(text, merges)
    if (merges.length >= limits.merges || /<\/(?:[A-Za-z_][\w.-]*:)?mergeCells\s*>/.test(text)) return merges
    if (text.length > 4096) text = text.slice(-4096)
  }
  return merges
}

/** Takes the areas in the text; @returns what follows the last one */
function take(text: string, merges: Merge[]): string {
  let end = 0
  for (const match of text.matchAll(reference)) {
    end = match.index + match[0].length
    const [, left, top, right, bottom] = match
    if (merges.length < limits.merges) {
      merges.push({
        top: Number(top),
        bottom: Number(bottom),
        left: columnNumber(left!),
        right: columnNumber(right!),
      })
    }
  }
  return text.slice(end)
}

function columnNumber(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
