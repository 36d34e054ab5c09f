import { limits } from '../limits.ts'
import { SheetRefusal } from '../refusal.ts'
import { type Attributes, readXml, type XmlVisitor } from '../xml/read-xml.ts'

/** The files inside a workbook. Their bytes come from wherever they are kept; nothing here opens a file. */
export interface WorkbookParts {
  has(path: string): boolean
  /** @throws whatever unpacking throws */
  open(path: string): AsyncIterable<Uint8Array>
}

/** Reads a small part for its elements alone. @param onOpen gets the elements and the names of those around them */
export async function readElements(
  chunks: AsyncIterable<Uint8Array>,
  onOpen: (name: string, attributes: Attributes, path: readonly string[]) => void,
): Promise<void> {
  const path: string[] = []
  let count = 0
  const visitor: XmlVisitor = {
    open: (name, attributes) => {
      if (++count > limits.foreignElements)
        throw new SheetRefusal('tooManyElements', { max: limits.foreignElements })
      onOpen(name, attributes, path)
      path.push(name)
    },
    close: () => {
      path.pop()
    },
    text: () => undefined,
    tooLong: () => {
      throw new SheetRefusal('cellTooLong', { max: limits.silence })
    },
    isDone: () => false,
  }
  for await (const _ of readXml(chunks, visitor));
}

/** A part that another one points to. */
export interface Relationship {
  id: string
  /** Last word of the type: `worksheet`, `styles`, `sharedStrings`. */
  kind: string
  path: string
}

/** Reads what a part points to; targets outside the workbook are left out. */
export async function readRelationships(parts: WorkbookParts, of: string): Promise<Relationship[]> {
  const slash = of.lastIndexOf('/')
  const folder = of.slice(0, slash + 1)
  const path = `${folder}_rels/${of.slice(slash + 1)}.rels`
  if (!parts.has(path)) return []
  const found: Relationship[] = []
  await readElements(parts.open(path), (name, { Id, Type, Target, TargetMode }) => {
    if (name !== 'Relationship' || !Target || TargetMode === 'External') return
    const kind = (Type ?? '').split('/').at(-1) ?? ''
    found.push({ id: Id ?? '', kind, path: resolvePath(folder, Target) })
  })
  return found
}

/** `/xl/a.xml` counts from the root, `../a.xml` from the folder above. */
function resolvePath(folder: string, target: string): string {
  const given = target.replaceAll('\\', '/')
  const steps = (given.startsWith('/') ? given : folder + given).split('/')
  const path: string[] = []
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
