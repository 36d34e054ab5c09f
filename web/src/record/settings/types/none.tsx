/** A type whose fields are told nothing beyond what all fields are. */
export function NoSettings() {
  return null
}
