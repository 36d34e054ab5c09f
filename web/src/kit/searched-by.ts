import { foldText } from '@sluice/form/fold-text'

/** How a select finds options by what was typed: by their label or title, capitals and widths of every alphabet alike. */
export function searchedBy<P extends 'label' | 'title'>(property: P) {
  return {
    filterOption: (typed: string, option?: { [key in P]?: unknown }) =>
      foldText(String(option?.[property] ?? '')).includes(foldText(typed.trim())),
  }
}
