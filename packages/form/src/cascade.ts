import type { NoteSettingProblem } from './definition-problem.ts'

/** A choice that may lie below another one. */
export interface CascadeChoice {
  value: string
  label: string
  /** Value of the choice above; absent at the top. */
  parent?: string | undefined
}

/** Levels a cascade has at most. */
export const mostLevels = 8

interface Tree {
  byValue: ReadonlyMap<string, CascadeChoice>
  below: ReadonlyMap<string | undefined, readonly CascadeChoice[]>
}

const trees = new WeakMap<readonly CascadeChoice[], Tree>()

/** The choices by value, and those that lie directly below each; below `undefined`: the top. */
export function cascadeTree(choices: readonly CascadeChoice[]): Tree {
  let tree = trees.get(choices)
  if (!tree) {
    const below = new Map<string | undefined, CascadeChoice[]>()
    for (const choice of choices) {
      const list = below.get(choice.parent)
      if (list) list.push(choice)
      else below.set(choice.parent, [choice])
    }
    tree = { byValue: new Map(choices.map((choice) => [choice.value, choice])), below }
    trees.set(choices, tree)
  }
  return tree
}

/** From the top down to a choice; empty where the form has it no more. */
export function cascadePath(choices: readonly CascadeChoice[], value: string): CascadeChoice[] {
  const { byValue } = cascadeTree(choices)
  const path: CascadeChoice[] = []
  for (
    let at = byValue.get(value);
    at && path.length < mostLevels;
    at = at.parent ? byValue.get(at.parent) : undefined
  )
    path.unshift(at)
  return path
}

/** A choice and everything below it. */
export function cascadeBelow(choices: readonly CascadeChoice[], value: string): string[] {
  const { below } = cascadeTree(choices)
  const found = new Set([value])
  for (const one of found) for (const child of below.get(one) ?? []) found.add(child.value)
  return [...found]
}

/** The words of a path: `浙江 / 杭州`; the stored value where the choice is gone. */
export function cascadeText(choices: readonly CascadeChoice[], value: string): string {
  const path = cascadePath(choices, value)
  return path.length === 0 ? value : path.map(({ label }) => label).join(' / ')
}

const texts = new WeakMap<readonly CascadeChoice[], Map<string, string>>()

/** The values by the words of their paths. */
function valuesByText(choices: readonly CascadeChoice[]): ReadonlyMap<string, string> {
  let found = texts.get(choices)
  if (!found) {
    found = new Map(choices.map(({ value }) => [cascadeText(choices, value).trim(), value]))
    texts.set(choices, found)
  }
  return found
}

/**
 * The choice that a written path means, by labels or values, with `/`, `>`, `-` or `\` between; a single name may stand for
 * its whole path where only one choice has it.
 */
export function cascadeNamed(choices: readonly CascadeChoice[], typed: string): string | undefined {
  const text = typed.trim()
  const { byValue, below } = cascadeTree(choices)
  if (byValue.has(text)) return text
  // Names that hold a separator themselves: as the path is written here.
  const written = valuesByText(choices).get(text)
  if (written !== undefined) return written
  for (const separator of [/\s*[/\\]\s*/, /\s*>\s*/, /\s*-\s*/]) {
    let level: string | undefined
    const parts = text.split(separator)
    const fits = parts.every((part) => {
      const next = (below.get(level) ?? []).find(({ label, value }) => label === part || value === part)
      level = next?.value
      return next !== undefined
    })
    if (fits && level !== undefined) return level
  }
  const named = choices.filter(({ label }) => label === text)
  return named.length === 1 ? named[0]!.value : undefined
}

/** Choices below none that is there, in a circle, or too deep; two of one name side by side. */
export function checkCascade(
  { choices }: { choices: readonly CascadeChoice[] },
  note: NoteSettingProblem,
): void {
  if (choices.length === 0) note('choices', 'noChoice')
  const { byValue } = cascadeTree(choices)
  const seen = new Set<string>()
  choices.forEach(({ value, label, parent }, index) => {
    const place = `choices.${index}`
    if (label.trim() === '') note(place, 'choiceBlank')
    const keys = [`v ${value}`, `l ${parent ?? ''}\n${label}`]
    if (keys.some((key) => seen.has(key))) note(place, 'choiceTaken', { label })
    for (const key of keys) seen.add(key)
    if (parent !== undefined && !byValue.has(parent)) note(place, 'choiceOrphan', { label })
    else if (levelOf(byValue, value) > mostLevels) note(place, 'choiceTooDeep', { label, max: mostLevels })
  })
}

/** How many choices stand from the top to one; beyond the most, or in a circle, one more than the most. */
function levelOf(byValue: ReadonlyMap<string, CascadeChoice>, value: string): number {
  let level = 0
  for (
    let at = byValue.get(value);
    at && level <= mostLevels;
    at = at.parent ? byValue.get(at.parent) : undefined
  )
    level++
  return level
}
