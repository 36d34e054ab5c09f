import type { Choice } from '@sluice/contract'
import { foldText } from '@sluice/form'
import { text } from './texts.ts'

/** The choices a new field has until somebody names better ones. */
export function startChoices(): Choice[] {
  return [1, 2, 3].map((number) => {
    const label = text('value.choiceName', { number })
    return { value: label, label }
  })
}

/** The choice that a text names; the text itself where none does. */
export function choiceNamed(choices: readonly Choice[], label: string): string {
  const lowered = foldText(label)
  return choices.find((choice) => foldText(choice.label) === lowered)?.value ?? label
}
