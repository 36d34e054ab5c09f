import type { FormulaType } from '@sluice/formula'
import type { Check, MatchPattern } from './check.ts'
import type { NoteSettingProblem } from './definition-problem.ts'
import type { FilterOperator } from './filter-operator.ts'
import type { Locale, Text } from './text.ts'
import type { FieldValue } from './value.ts'

/** What the defaults of a new record depend on. */
export interface DefaultSetting {
  now: Date
  /** IANA name of the zone whose day is today. */
  timeZone: string | undefined
  memberId: string | null
  departmentId: string | null
  /** The department above it that lies in no other; absent: not known here. */
  organizationId?: string | null
}

/** What the ids in values stand for, by id. Ids that are not there exist no more, or may not be seen. */
export interface Names {
  readonly members: Readonly<Record<string, string>>
  readonly departments: Readonly<Record<string, string>>
  readonly roles: Readonly<Record<string, string>>
  /** Titles of linked records. */
  readonly records: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, { readonly name: string }>>
}

/** For whom a value is written. */
export interface TextSetting {
  locale: Locale
  /** Absent: the zone of this machine, which in a browser is the reader's. */
  timeZone?: string | undefined
  names: Names
  /** Makes one text of the parts of a value; absent: as the language does it. */
  join?: (parts: readonly string[]) => string
}

/** What a field is to a report: how it groups, whether it adds up. */
export type ReportKind =
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'dateTime'
  | 'choice'
  | 'boolean'
  | 'member'
  | 'department'
  | 'role'
  | 'relation'

/** How a value is to be written, as far as its field has a say in it. */
export type Format =
  | { type: 'number'; scale?: number | undefined; unit?: string | undefined; grouping?: boolean | undefined }
  | { type: 'money'; currency: string }
  | { type: 'date' | 'dateTime' }

/**
 * What a value says in a line that is kept: numbers, money and times stay values, which the reader's own screen writes as
 * it writes them in the record; people and departments stay ids, to be named when shown.
 */
export type Said =
  | { value: number | string; format: Format }
  | { text: string }
  | { list: string[] }
  | { ids: string[] }

/** A value on its way into a file: what kind it is decides how a spreadsheet shows it. */
export type FileCell =
  /** `percent`: the value is a share of one, shown in hundredths. `decimals`: as shown. */
  | { kind: 'number'; value: number; decimals: number; grouped: boolean; percent?: true }
  | { kind: 'date'; day: string }
  | { kind: 'moment'; instant: string }

/** How a cell of a file becomes a value: as one of these kinds, or as what its text names. */
export type FileKind = 'text' | 'longText' | 'number' | 'money' | 'date' | 'dateTime' | 'choice' | 'name'

/** What a column of a file tells about the field that is made of it. */
export interface FileColumn {
  /** Most characters of a cell. */
  readonly longest: number
  /** Most digits after the decimal sign. */
  readonly decimals: number
  readonly isPercent: boolean
  /** Its header names rows: an order number, an id. */
  readonly isId: boolean
  /** ISO 4217; the usual one where nothing tells it. */
  readonly currency: string
  /** Its different values in the order of a list, at most as many as a field has choices; absent: they are too many or too long. */
  readonly values?: readonly string[]
  /** The same of the parts of its values, where cells hold several. */
  readonly parts?: readonly string[]
}

/** What is apart from its id and name in the settings of a field. */
type Settings<F> = F extends unknown ? Omit<F, 'id' | 'name' | 'type' | 'required'> : never

/** What a type of fields is, apart from any database and any screen. `F`: a field of the type. */
export interface PurePart<F> {
  /** What people call the type. */
  readonly name: Text
  /** Its values are made by the server; nobody types them. */
  readonly madeByServer?: boolean
  /** A field of it may keep its values different from each other. */
  readonly canBeUnique?: boolean
  /** What ids in its values stand for. */
  readonly names?: keyof Names
  /** Whether a value names its record: without being chosen, when it is chosen to, or never. */
  readonly title: 'always' | 'whenChosen' | 'never'
  /** Its values are amounts: they stand to the right and can be added up. */
  readonly isNumeric?: boolean
  /** How reports use it; absent where they cannot. `offered`: the report builder has it among the fields to pick. */
  readonly report?: { readonly kind: ReportKind; readonly offered: boolean }
  /** How it can be compared, the usual way first. */
  readonly operators: readonly FilterOperator[]
  /**
   * Whether a condition holds for a value, where the type compares in a way of its own; undefined: as usual. The database says
   * the same in SQL.
   */
  holds?(
    op: FilterOperator,
    actual: string,
    wanted: readonly string[],
    setting: DefaultSetting,
  ): boolean | undefined
  /** Whom `isMe` asks for, where ids of departments are of organizations only. */
  readonly isMe?: 'organization'
  /** Words that may stand for a default that depends on the moment or the person. */
  readonly movingDefaults?: readonly string[]
  /**
   * The field whose values its values are like: what is computed has none of its own kind. Undefined until it is worked out;
   * absent for what people fill in.
   */
  resultOf?(field: F): { readonly type: string } | undefined
  /** Whether a value is a list. */
  isList(field: F): boolean
  formulaType(field: F): FormulaType
  /** A value that somebody typed as it stands in a formula; absent: nobody types values of it there. */
  formulaLiteral?(typed: string): string
  /** What a new record holds where nothing was given (N2.3); absent: nothing. */
  defaultValue?(field: F, setting: DefaultSetting): FieldValue
  /**
   * Checks a value that was given, whoever writes it: a person, an import, a flow.
   * @returns the value as it is kept (empty is null); meaningless when something was reported
   */
  check(field: F, value: unknown, path: string, check: Check): FieldValue
  /** What is wrong with having no value; absent: nothing, beside that it may be required. */
  checkAbsent?(field: F, path: string, check: Check): void
  /** What is wrong with the field's own settings. */
  checkSettings?(field: F, note: NoteSettingProblem, matches: MatchPattern | undefined): void
  /** The other fields of the form that its settings name, each with the place below the field that names it. */
  usedFields?(field: F): readonly { id: string; part: string }[]
  /** The files a value holds beside ids that it consists of. */
  filesIn?(value: FieldValue): string[]
  /** What a reader sees who may know that there is a value but not which; absent: asterisks. */
  mask?(value: FieldValue): FieldValue
  /** Among the key facts of a record whatever stands before it: the amount, the number that is printed. */
  readonly isKeyFact?: boolean
  /** What a value, never empty, says among the key facts of its record; absent: nothing in a line. */
  say?(field: F, value: FieldValue): Said
  /** A value as the name of its record, the same for every reader; absent: as it is stored. */
  nameText?(field: F, value: FieldValue): string
  /** How a cell of a file becomes a value; absent where a file cannot fill it. */
  readonly fromFile?: FileKind
  /** What a cell that was read means, its text beside it; undefined where it means nothing. Absent: what was read. */
  fileValue?(field: F, read: FieldValue, text: string): FieldValue | undefined
  /** A cell holds several values, whichever field of the type it fills. */
  readonly readsList?: boolean
  /**
   * The settings of a new field that is made of a column; undefined where this column cannot be one. Absent: no new field is
   * made so. Among types that read cells as the same kind, columns of that kind become the first.
   */
  ofColumn?(column: FileColumn): Settings<F> | undefined
  /** Its value in a file can tell which record a row means. */
  readonly canBeKey?: boolean
  /** Letters its column is wide in a file; absent: 20. */
  readonly fileWidth?: number
  /** A value, never empty, in a file; absent, or undefined for what is masked: its text. */
  fileCell?(field: F, value: FieldValue): FileCell | undefined
  /** A value, never empty, as a line of text. */
  text(field: F, value: FieldValue, setting: TextSetting): string
}

/** One value or several as a list of texts. */
export function itemsOf(value: FieldValue | undefined): string[] {
  if (value === null || value === undefined || value === '') return []
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [String(value)]
}

/** A text as it stands in a formula. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** A number that somebody typed as it stands in a formula. */
export function typedNumber(text: string): string {
  return text.trim() === '' ? '0' : text.trim()
}
