/** A function of a text that is worked out once for each text; for work that repeats within one compilation. */
export function remembered<T>(workOut: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const value = known.get(key)
    if (value !== undefined) return value
    const made = workOut(key)
    known.set(key, made)
    return made
  }
}
