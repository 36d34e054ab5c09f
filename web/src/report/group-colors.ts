import { placeOfColor } from '../record/keep-choice-colors.ts'
import { flowStates } from '../record/system-fields.ts'
import { groupColors, type Palette, palettes, type ThemeName } from '../theme/tokens.ts'
import type { ReportColumn } from './report-types.ts'

/**
 * The colour of a group, which is its own wherever it stands and whatever stands beside it: an option has the colour of
 * its chips, a state that of its kind, a time the next after the time before, and anything else one that its value decides.
 * @param keys of the group; `columns` are their dimensions, in the same order
 */
export function groupColor(
  keys: readonly (string | null)[],
  columns: readonly ReportColumn[],
  theme: ThemeName,
): string {
  const [key] = keys
  const [column] = columns
  const palette = palettes[theme]
  const colors = groupColors[theme]
  if (keys.length !== 1 || !column) return colors[placeOf(JSON.stringify(keys), colors.length)]!
  if (key === null || key === undefined) return palette.idle
  if (column.field === '$flowState') return stateColor(key, palette)
  if (column.choices) return choiceColor(key, column.choices, colors, palette)
  const step = column.bucket ? stepOf(key, column.bucket) : undefined
  return colors[step === undefined ? placeOf(key, colors.length) : step % 8]!
}

function stateColor(key: string, palette: Palette): string {
  return Object.hasOwn(flowStates, key) ? palette[flowStates[key as keyof typeof flowStates]] : palette.idle
}

function choiceColor(
  key: string,
  choices: NonNullable<ReportColumn['choices']>,
  colors: readonly string[],
  palette: Palette,
): string {
  const at = choices.findIndex(({ value }) => value === key)
  if (at < 0) return palette.idle
  const own = choices[at]?.color
  return own && !own.startsWith('series') ? own : colors[placeOfColor(choices, at)]!
}

/** A place that the same text always has (FNV-1a, its high bits mixed into the low ones). */
function placeOf(text: string, places: number): number {
  let hash = 2166136261
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619)
  hash ^= hash >>> 15
  return (Math.imul(hash, 0x85ebca6b) >>> 0) % places
}

/** The number of a day, week, month … counted through, so that neighbours differ. */
function stepOf(key: string, bucket: string): number | undefined {
  const day = Date.parse(`${key}T00:00:00Z`) / 86_400_000
  if (Number.isNaN(day)) return undefined
  const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5, 7)) - 1]
  switch (bucket) {
    case 'year':
      return year
    case 'quarter':
      return year * 4 + Math.floor(month / 3)
    case 'month':
      return year * 12 + month
    case 'week':
      return Math.abs(Math.floor((day + 3) / 7))
    default:
      return Math.abs(day)
  }
}
