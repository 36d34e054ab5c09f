import type { Choice } from '@sluice/contract'
import { text } from './texts.ts'

/** The choices a new field has until somebody names better ones. */
export function startChoices(): Choice[] {
  return [1, 2, 3].map((number) => {
    const label = text('setting.choiceName', { number })
    return { value: label, label }
  })
}

/** The choice that a text names; the text itself where none does. */
export function choiceNamed(choices: readonly Choice[], label: string): string {
  const lowered = label.toLowerCase()
  return choices.find((choice) => choice.label.toLowerCase() === lowered)?.value ?? label
}
