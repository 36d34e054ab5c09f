import type { Choice } from './common.ts'
import type { NoteSettingProblem } from './definition-problem.ts'
import type { Text } from './text.ts'

interface Choosing {
  choices: readonly Choice[]
}

/** Choices that are called as they are stored. */
export function choicesNamed(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, label: value }))
}

const valuesOf = new WeakMap<readonly Choice[], Set<string>>()

/** The stored values of a field's choices. */
export function choiceValues({ choices }: Choosing): Set<string> {
  let values = valuesOf.get(choices)
  if (!values) {
    values = new Set(choices.map(({ value }) => value))
    valuesOf.set(choices, values)
  }
  return values
}

/** Choices to name in an error: all when few, else the first. */
export function suggestionOf({ choices }: Choosing): Text {
  const labels = choices.slice(0, 8).map(({ label }) => label)
  const more = choices.length > labels.length ? '…' : ''
  return { zh: `可选：${labels.join('、')}${more}`, en: `Choices: ${labels.join(', ')}${more}` }
}

/** The words of a choice; the stored value itself when the choice is gone. */
export function labelOf(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value
}

/** Choices that are none, twice the same, or without a name. */
export function checkChoices({ choices }: Choosing, note: NoteSettingProblem): void {
  if (choices.length === 0) note('choices', 'noChoice')
  const seen = new Set<string>()
  choices.forEach(({ value, label }, index) => {
    if (label.trim() === '') note(`choices.${index}`, 'choiceBlank')
    const keys = [`v ${value}`, `l ${label}`]
    if (keys.some((key) => seen.has(key))) note(`choices.${index}`, 'choiceTaken', { label })
    for (const key of keys) seen.add(key)
  })
}
