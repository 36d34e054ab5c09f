/**
 * Letters on a face: the last two characters of a Chinese name (as people in China call each other), the initials of
 * another; one letter where there is no room for two.
 */
export function initialsOf(name: string, most: 1 | 2 = 2): string {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) {
    const letters = [...trimmed.replace(/[^\p{L}\p{N}]/gu, '')]
    return letters.slice(-most).join('')
  }
  const words = trimmed.split(/[\s._-]+/).filter(Boolean)
  const letters = words.length > 1 && most > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => [...(word ?? '?')][0]!.toUpperCase()).join('')
}

/** A hue (0–359) that stays the same for the same text. */
export function avatarHue(text: string): number {
  let hash = 2166136261
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619)
  return ((hash >>> 0) % 24) * 15
}
