import { limits } from '../limits.ts'
import { SheetRefusal } from '../refusal.ts'
import { readXml, type XmlVisitor } from '../xml/read-xml.ts'
import { createTextCollector } from '../xml/text-collector.ts'

/** Reads the texts that the cells of a workbook share. @throws SheetRefusal when there are too many */
export async function readSharedTexts(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const texts: string[] = []
  const collector = createTextCollector()
  let inside = false
  let letters = 0
  let elements = 0
  const tooLong = (): never => {
    throw new SheetRefusal('cellTooLong', { max: limits.cellLength })
  }
  const visitor: XmlVisitor = {
    open: (name, attributes) => {
      if (++elements > 16 * limits.texts)
        throw new SheetRefusal('tooManyElements', { max: 16 * limits.texts })
      if (name === 'si') inside = true
      else if (inside) collector.open(name, attributes)
    },
    close: (name) => {
      if (name !== 'si') return inside ? collector.close(name) : undefined
      inside = false
      if (collector.length() > limits.cellLength) tooLong()
      const text = collector.take()
      letters += text.length
      if (texts.length >= limits.texts || letters > limits.textLength) {
        throw new SheetRefusal('tooManyTexts', { max: limits.texts })
      }
      texts.push(text)
    },
    text: (text) => {
      if (inside) collector.text(text)
    },
    tooLong,
    isDone: () => false,
  }
  for await (const _ of readXml(chunks, visitor));
  return texts
}
