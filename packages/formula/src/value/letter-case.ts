/**
 * Upper and lower case by a fixed table: Latin, Greek, Cyrillic and full-width letters, one letter for one letter. A
 * table, because databases and browsers of different age disagree about the rest of Unicode.
 */
const ranges: readonly (readonly [from: number, to: number])[] = [
  [0x41, 0x5a],
  [0xc0, 0x17f],
  [0x386, 0x3ff],
  [0x400, 0x481],
  [0x1e00, 0x1eff],
  [0xff21, 0xff3a],
]

/** The letters of the table, each at the same place in both texts. */
export const letters = pairs()

const toLower = new Map(zip(letters.upper, letters.lower))
const toUpper = new Map(zip(letters.lower, letters.upper))

export function lowerCase(text: string): string {
  return mapLetters(text, toLower)
}

export function upperCase(text: string): string {
  return mapLetters(text, toUpper)
}

function mapLetters(text: string, table: ReadonlyMap<string, string>): string {
  let result = ''
  for (const letter of text) result += table.get(letter) ?? letter
  return result
}

function pairs() {
  let upper = ''
  let lower = ''
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) {
      const big = String.fromCharCode(code)
      const small = big.toLowerCase()
      if (small === big || small.length !== 1 || small.toUpperCase() !== big) continue
      upper += big
      lower += small
    }
  }
  return { upper, lower }
}

function zip(left: string, right: string): [string, string][] {
  return Array.from(left, (letter, index) => [letter, right[index]!])
}
