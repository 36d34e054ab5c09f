import { pinyinWords } from './pinyin-words.ts'
import { unmasked } from './unmasked.ts'

/** Whose password it is: what is guessed first of somebody. */
export interface PasswordOwner {
  email?: string | undefined
  username?: string | undefined
  name?: string | undefined
  /** Names and codes of the workspaces. */
  workspaces?: readonly string[]
  /** Those whose rules for passwords count; none: those of the installation. */
  tenantIds?: readonly string[]
}

const productWords = ['sluice', 'chuanliu', '川流']

/** So many letters beside the names make a password of its own. */
const ownLetters = 3

/**
 * True for nothing but names that everybody who wants to guess knows, in characters or in pinyin, with digits, signs or a
 * letter or two around and between them (P1.7).
 */
export async function isOwnWords(password: string, owner: PasswordOwner): Promise<boolean> {
  const lower = password.toLowerCase()
  const words = await wordsOf(owner)
  return [lower, ...unmasked(lower)].some((reading) => {
    if (reading.length !== lower.length) return false
    const whole = { reading, lower }
    return [whole, lettersOf(whole)].some((text) => {
      const rest = without(text, words)
      return rest !== text.lower && rest.replace(/[^\p{L}]/gu, '').length < ownLetters
    })
  })
}

/** What was typed, and as what it is read: equally long. */
interface Typed {
  reading: string
  lower: string
}

/** Without what stands between letters (`li-lei`, `li2026lei`). */
function lettersOf({ reading, lower }: Typed): Typed {
  const isLetter = [...reading.matchAll(/\p{L}/gu)].map(({ index }) => index)
  const pick = (text: string) => isLetter.map((index) => text[index]).join('')
  return { reading: pick(reading), lower: pick(lower) }
}

/** What was typed without the places where its reading holds one of the words, the longest first. */
function without({ reading, lower }: Typed, words: readonly string[]): string {
  let left = reading
  let rest = lower
  for (const word of words) {
    for (let at = left.indexOf(word); at >= 0; at = left.indexOf(word)) {
      left = left.slice(0, at) + left.slice(at + word.length)
      rest = rest.slice(0, at) + rest.slice(at + word.length)
    }
  }
  return rest
}

async function wordsOf({ email, username, name, workspaces = [] }: PasswordOwner): Promise<string[]> {
  const [local = '', domain = ''] = (email ?? '').split('@')
  const labels = domain.split('.').slice(0, -1)
  const texts = [username ?? '', name ?? '', local, ...labels, ...workspaces].map((text) =>
    text.toLowerCase(),
  )
  const words = texts.flatMap((text) => [
    text.replace(/[^\p{L}\p{N}]/gu, ''),
    ...text.split(/[^\p{L}\p{N}]+/u),
  ])
  const long = [...words, ...(await pinyinWords(texts))].filter(
    (word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 3),
  )
  return [...new Set([...productWords, ...long])].sort((a, b) => b.length - a.length)
}
