import type { FieldValue } from '@sluice/contract'
import { type FileKind, typeOf } from '@sluice/form'
import {
  type CellKind,
  cellReader,
  type DateOrder,
  foldedText,
  listParts,
  misfitText,
  type NumberStyle,
} from '@sluice/sheet'
import type { Text } from '../../../kernel/index.ts'
import type { AnyField } from '../server-part.ts'

/** How a column writes numbers and days. */
export interface Writing {
  numberStyle: NumberStyle
  dateOrder: DateOrder
  /** Of times that name none: an IANA name. */
  timeZone: string
}

/** Finds what a name means. */
export interface NameFinder {
  find(text: string): ReturnType<FieldReader>
}

/** Turns a cell into the value of one field, or tells why not. */
export type FieldReader = (text: string, kind: CellKind) => { value: FieldValue } | { problem: Text }

/**
 * Makes the reader of a column for its field: numbers and dates as the column writes them, choices by value or label,
 * people, departments and linked records by their names.
 * @param names needed where the field holds ids that are told by names
 */
export function fieldReader(field: AnyField, writing: Writing, names?: NameFinder): FieldReader {
  const type = typeOf(field)
  const { fromFile } = type
  if (fromFile === undefined) {
    // Only as the key of a record that has its number already.
    if (type.canBeKey) return (text) => ({ value: text })
    throw new Error(`A file cannot fill a field of type ${field.type}`)
  }
  if (fromFile !== 'choice' && fromFile !== 'name') return meaningOf(field, cellOf(fromFile, writing))
  const one =
    fromFile === 'choice' ? singleChoiceReader(choicesOf(field)) : (text: string) => names!.find(text)
  return type.isList(field) ? (text) => readList(text, one) : one
}

/** What the cells mean to the type of the field; what means nothing is told as the type tells a wrong value. */
function meaningOf(field: AnyField, read: FieldReader): FieldReader {
  const type = typeOf(field)
  const { fileValue } = type
  if (!fileValue) return read
  return (text, kind) => {
    const cell = read(text, kind)
    if ('problem' in cell || cell.value === null) return cell
    const value = fileValue(field, cell.value, text)
    return value === undefined ? { problem: notOfType(type.name) } : { value }
  }
}

function notOfType(name: Text): Text {
  return { zh: `不能读作${name.zh}`, en: `cannot be read as: ${name.en}` }
}

function choicesOf(field: AnyField) {
  return 'choices' in field ? field.choices : []
}

/** Reads numbers and times as the column writes them. */
function cellOf(kind: Exclude<FileKind, 'choice' | 'name'>, writing: Writing): FieldReader {
  const read = cellReader({ kind, ...writing })
  const problem = { problem: misfitText(kind) }
  return (text, kind) => {
    const value = read(text, kind)
    return value === undefined ? problem : { value }
  }
}

/** A choice by its label, its value, or either in other letter case. Unknown ones are reported with the known. */
function singleChoiceReader(
  choices: readonly { value: string; label: string }[],
): (text: string) => ReturnType<FieldReader> {
  const byText = new Map<string, string>()
  const add = (text: string, value: string) => {
    if (!byText.has(text)) byText.set(text, value)
  }
  // What people see goes before what is stored, where the one's label is the other's value.
  for (const { value, label } of choices) add(label, value)
  for (const { value } of choices) add(value, value)
  for (const { value, label } of choices) {
    add(foldedText(label), value)
    add(foldedText(value), value)
  }
  const labels = choices.slice(0, 8).map(({ label }) => label)
  const more = choices.length > labels.length ? '…' : ''
  const problem = {
    problem: {
      zh: `没有这个选项（可选：${labels.join('、')}${more}）`,
      en: `is no choice of the field (choices: ${labels.join(', ')}${more})`,
    },
  }
  return (text) => {
    const value = byText.get(text) ?? byText.get(text.trim()) ?? byText.get(foldedText(text))
    return value === undefined ? problem : { value }
  }
}

/** Several names in one cell; a name that holds a separator itself may stand there alone without quotes. */
function readList(text: string, readOne: (text: string) => ReturnType<FieldReader>): ReturnType<FieldReader> {
  const values: string[] = []
  for (const part of listParts(text)) {
    const read = readOne(part)
    if ('problem' in read) {
      const whole = readOne(text)
      return 'value' in whole ? { value: [whole.value as string] } : read
    }
    if (!values.includes(read.value as string)) values.push(read.value as string)
  }
  return { value: values.length > 0 ? values : null }
}
