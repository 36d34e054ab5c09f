/** What the question says about a place chosen in a list: nothing for everywhere, and the app a form lies in. */
export function explainPlace(
  place: string,
  words: { resourceWords: ReadonlyMap<string, string>; appOfForm: ReadonlyMap<string, string> },
): { resource?: string; parents?: string[]; resourceName?: string } {
  if (place === '*') return {}
  const app = words.appOfForm.get(place)
  const name = words.resourceWords.get(place)
  return {
    resource: place,
    ...(app ? { parents: [app] } : {}),
    // As long as the server takes it.
    ...(name ? { resourceName: name.slice(0, 100) } : {}),
  }
}
