/** Field types a spreadsheet column can become. */
export const columnTypes = [
  'text',
  'longText',
  'number',
  'money',
  'date',
  'dateTime',
  'singleChoice',
  'multipleChoice',
] as const
export type ColumnType = (typeof columnTypes)[number]
