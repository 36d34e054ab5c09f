/** Bytes before the rows in which a sheet says how it is looked at. */
const longestHead = 256 * 1024
const pane = /<(?:[A-Za-z_][\w.-]*:)?pane\s([^>]*)>/

/** Finds how many rows of a sheet are frozen at its top, which stands before the rows; 0 where none are. */
export async function findFrozenRows(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const decoder = new TextDecoder('latin1')
  let head = ''
  for await (const chunk of chunks) {
    head += decoder.decode(chunk, { stream: true })
    if (/<(?:[A-Za-z_][\w.-]*:)?sheetData[\s>/]/.test(head) || head.length > longestHead) break
  }
  const settings = pane.exec(head)?.[1] ?? ''
  if (!/state\s*=\s*["']frozen(?:Split)?["']/.test(settings)) return 0
  return Number(/ySplit\s*=\s*["'](\d{1,7})["']/.exec(settings)?.[1] ?? 0)
}
