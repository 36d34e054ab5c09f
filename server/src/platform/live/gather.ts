/** Equal news are told at most once in this time, in milliseconds. */
const pause = 1000

/**
 * Lets equal news go out as one: the first at once, and one more after the pause when others came meanwhile. A bulk
 * change of ten thousand rows is then two messages, and nobody waits for the news of a single one.
 * @param send called with the key of what is told
 */
export function gather(send: (key: string) => void): (key: string) => void {
  const again = new Map<string, boolean>()
  const pass = (key: string) => {
    again.set(key, false)
    send(key)
    setTimeout(() => {
      const wanted = again.get(key)
      again.delete(key)
      if (wanted) pass(key)
    }, pause).unref()
  }
  return (key) => {
    if (again.has(key)) again.set(key, true)
    else pass(key)
  }
}
