import { followPlaces } from './places.ts'
import { attributesOf, type Piece, scan } from './scan.ts'

/** A comment of a file: before the element at a place, or, where none follows, at the end of the element around it. */
export type KeptComment = { source: string; before?: string; inside: string }

/** Comments and processing instructions of an XML text with their places; the meta-model knows none. */
export function commentsOf(xml: string): KeptComment[] {
  if (!/<!--|<\?/.test(xml)) return []
  const places = followPlaces()
  const comments: KeptComment[] = []
  let open: KeptComment[] = []
  for (const piece of scan(xml)) {
    if (piece.kind === 'comment' || piece.source.startsWith('<?'))
      open.push({ source: piece.source, inside: places.around() })
    const place = places.follow(piece)
    if (place === undefined) continue
    if (piece.kind !== 'close') for (const comment of open) comment.before = place
    comments.push(...open)
    open = []
  }
  return [...comments, ...open]
}

/**
 * Puts comments back into a written text. One whose element is gone goes to the end of what was around it, and before the
 * root where that is gone too.
 */
export function withComments(xml: string, comments: KeptComment[]): string {
  if (comments.length === 0 && !/[\t\r]/.test(xml)) return xml
  const pieces = [...scan(xml)]
  const { begins, ends } = whereIn(pieces)
  const root = pieces.findIndex(({ kind }) => kind === 'open' || kind === 'empty')
  const at = new Map<number, string[]>()
  for (const { source, before, inside } of comments) {
    const outside = inside === '' && before === undefined ? pieces.length : root
    const index = begins.get(before ?? '') ?? ends.get(inside) ?? outside
    at.set(index, [...(at.get(index) ?? []), source])
  }
  const written = pieces.map((piece, index) => [...(at.get(index) ?? []), escapeBlanks(piece)].join('\n'))
  return [...written, ...(at.get(pieces.length) ?? []).map((comment) => `${comment}\n`)].join('')
}

/** Pieces at which the elements of a text begin and end, by place. */
function whereIn(pieces: Piece[]): { begins: Map<string, number>; ends: Map<string, number> } {
  const places = followPlaces()
  const begins = new Map<string, number>()
  const ends = new Map<string, number>()
  for (const [index, piece] of pieces.entries()) {
    const place = places.follow(piece)
    if (place !== undefined) (piece.kind === 'close' ? ends : begins).set(place, index)
  }
  return { begins, ends }
}

/** Tabs and carriage returns of attributes would be read as blanks. */
function escapeBlanks(piece: Piece): string {
  if (!('attributes' in piece) || !/[\t\r]/.test(piece.attributes)) return piece.source
  let { source } = piece
  for (const [, value] of attributesOf(piece.attributes))
    source = source.replace(value, () => value.replaceAll('\t', '&#9;').replaceAll('\r', '&#13;'))
  return source
}
