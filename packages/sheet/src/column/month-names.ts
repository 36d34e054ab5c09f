/** Languages whose names of months are read. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'tr']

const months = new Map<string, number>()

const plainName = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}|\./gu, '')

for (const language of languages) {
  for (const month of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
    const inDate = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' })
    for (let index = 0; index < 12; index++) {
      const day = new Date(Date.UTC(2024, index, 15))
      const names = [
        alone.format(day),
        inDate.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '',
      ]
      for (const name of names) if (/\p{L}/u.test(name)) months.set(plainName(name), index + 1)
    }
  }
}
months.set('sept', 9)

/** The number of a month by its name, full or short; 0 when it is none. */
export function monthOf(name: string): number {
  return months.get(plainName(name)) ?? 0
}
