/**
 * Makes single questions into one call: what is asked within `wait` milliseconds is asked together, in lots of at most
 * `most`. A failed call fails all its questions.
 */
export function gatherCalls<Key, Answer>(
  ask: (keys: Key[]) => Promise<Answer[]>,
  { wait = 8, most = 100 }: { wait?: number; most?: number } = {},
): (key: Key) => Promise<Answer> {
  let waiting: { key: Key; resolve: (answer: Answer) => void; reject: (reason: unknown) => void }[] = []
  const flush = async () => {
    const lot = waiting
    waiting = []
    for (let from = 0; from < lot.length; from += most) {
      const part = lot.slice(from, from + most)
      try {
        const answers = await ask(part.map(({ key }) => key))
        part.forEach(({ resolve }, index) => {
          resolve(answers[index]!)
        })
      } catch (reason) {
        for (const { reject } of part) reject(reason)
      }
    }
  }
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(() => void flush(), wait)
      waiting.push({ key, resolve, reject })
    })
}
