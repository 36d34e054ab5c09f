/** An address as the log shows it: a robot's opens something, so its key is left out; of a number the middle is. */
export function shownAddress(to: string): string {
  if (to.startsWith('https://')) return `${new URL(to).host}/…${to.slice(-4)}`
  return to.length > 7 ? `${to.slice(0, -8)}****${to.slice(-4)}` : to
}
