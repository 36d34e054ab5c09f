import type { FieldValue } from '@sluice/contract'
import { foldText } from '@sluice/form'
import { serverPartOf } from './server-parts.ts'
import { isSearchable } from './storage.ts'
import type { StoredFields } from './tables.ts'

/*
 * PostgreSQL's trigram index needs three letters in a row, but two Chinese characters already are a word. So the text
 * that is indexed carries a filler letter around each ideograph: 张三 becomes F张F三F, where every single character and
 * every pair of neighbours is a trigram. Latin text stays as it is. The same change applied to what is searched for
 * yields a substring of the indexed text whenever the original is a substring: the index never misses a row. Before that
 * the text is folded: capitals and widths of every alphabet count as one.
 */
const filler = '\u3400'
/** From here on code points are East Asian: radicals, kana, ideographs, full-width forms. */
const firstEastAsian = 0x2e80
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, tabs included
const ascii = /^[\x00-\x7f]*$/

/** Rewrites a text for the search column, or a search for the pattern that finds it. */
export function searchForm(text: string): string {
  const folded = foldText(text)
  if (ascii.test(folded)) return folded.replace(/\s/g, ' ')
  let out = ''
  let afterEastAsian = false
  for (const character of folded) {
    const filled = character.codePointAt(0)! >= firstEastAsian
    if (filled) out += afterEastAsian ? character + filler : filler + character + filler
    else out += character.replace(/\s/, ' ')
    afterEastAsian = filled
  }
  return out
}

/** Text between two fields: no search spans it, because a search never holds a line break. */
const searchSeparator = '\n'

/** A field the search looks into; choices by value, as the search holds their labels. */
interface SearchedField {
  id: string
  labels: ReadonlyMap<string, string> | undefined
  textOf: ((value: string) => string) | undefined
}

const searchedFields = new WeakMap<StoredFields, SearchedField[]>()

/** Worked out once per version of a form: an import asks for every row. */
function searchedFieldsOf(fields: StoredFields): SearchedField[] {
  let searched = searchedFields.get(fields)
  if (!searched) {
    searched = Object.values(fields)
      .filter(isSearchable)
      .map((field) => {
        const searched = serverPartOf(field).search
        const choices = searched?.choices?.(field)
        const labels = choices && new Map(choices.map(({ value, label }) => [value, searchForm(label)]))
        return { id: field.id, labels, textOf: searched?.textOf }
      })
    searchedFields.set(fields, searched)
  }
  return searched
}

/**
 * The search column of a record: its texts and the labels of its choices. Archived fields count, so that they are found
 * again when they come back; readers check the fields they may see.
 */
export function searchTextOf(fields: StoredFields, values: Record<string, FieldValue | undefined>): string {
  const parts: string[] = []
  for (const { id, labels, textOf } of searchedFieldsOf(fields)) {
    const value = values[id]
    if (value === null || value === undefined) continue
    if (!labels) parts.push(searchForm(textOf ? textOf(String(value)) : String(value)))
    else if (typeof value === 'string') {
      const label = labels.get(value)
      if (label !== undefined) parts.push(label)
    } else {
      const chosen = new Set(value as string[])
      for (const [choice, label] of labels) if (chosen.has(choice)) parts.push(label)
    }
  }
  return parts.join(searchSeparator)
}

/** SQL: the text of a column as `containsSql` and `containsPattern` find a folded text in it. */
export function foldedColumn(column: string): string {
  return `sluice.fold_text(${column})`
}

/** A `like` pattern for texts that contain `text`; folded before, for a full-width ％ folds to one that would be a sign. */
export function containsPattern(text: string): string {
  return `%${escaped(text)}%`
}

/** A `like` pattern for texts that begin with `text`. */
export function startsPattern(text: string): string {
  return `${escaped(text)}%`
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** Characters that `like` looks for at once. */
const longestPiece = 16

/**
 * SQL that a text column contains a text. `like` tries the whole text at every place, which for two hundred equal
 * characters is 1.6 ms a page of text; so of a long one it looks for the piece that says most, and `strpos`, which skips
 * what cannot be, for all of it.
 * @param column SQL of the column, perhaps folded
 * @param text as it stands there: folded, or in the form of the search column
 */
export function containsSql(column: string, text: string, bind: (text: string) => string): string {
  const piece = tellingPiece(text)
  const like = `${column} like ${bind(containsPattern(piece))}`
  return piece === text ? like : `(${like} and strpos(${column}, ${bind(text)}) > 0)`
}

/** Binds each text once, when it is first named. */
export function bindTexts(add: (value: unknown) => string): (text: string) => string {
  const bound = new Map<string, string>()
  return (text) => {
    const known = bound.get(text) ?? `${add(text)}::text`
    bound.set(text, known)
    return known
  }
}

/** The piece with the most different trigrams, which are what the index looks up. */
export function tellingPiece(text: string): string {
  const letters = [...text]
  if (letters.length <= longestPiece) return text
  let best = { from: 0, count: 0 }
  for (let from = 0; from + longestPiece <= letters.length; from++) {
    const trigrams = new Set<string>()
    for (let at = from; at + 3 <= from + longestPiece; at++) trigrams.add(letters.slice(at, at + 3).join(''))
    if (trigrams.size > best.count) best = { from, count: trigrams.size }
  }
  return letters.slice(best.from, best.from + longestPiece).join('')
}
