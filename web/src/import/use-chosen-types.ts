import { useEffect } from 'react'
import type { ChosenTypes } from './model.ts'

/** Tells which types were chosen, once for each choice, whenever the list is made anew. */
export function useChosenTypes(types: ChosenTypes, onChosen: (types: ChosenTypes) => void): void {
  const chosen = JSON.stringify(types)
  useEffect(() => onChosen(JSON.parse(chosen) as ChosenTypes), [chosen, onChosen])
}
