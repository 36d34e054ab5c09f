/** What the cells of a column can be taken for. */
export const columnKinds = ['text', 'longText', 'number', 'money', 'date', 'dateTime', 'choice'] as const
export type ColumnKind = (typeof columnKinds)[number]
