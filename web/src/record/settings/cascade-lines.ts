import { type CascadeChoice, cascadePath, cascadeTree, mostLevels } from '@sluice/form'
import { newId } from '../../kit/new-id.ts'

/** The tree as lines, two blanks for each level. */
export function cascadeLines(choices: readonly CascadeChoice[]): string {
  const { below } = cascadeTree(choices)
  const lines: string[] = []
  const write = (parent: string | undefined, level: number) => {
    if (level > mostLevels) return
    for (const { value, label } of below.get(parent) ?? []) {
      lines.push(`${'  '.repeat(level)}${label}`)
      write(value, level + 1)
    }
  }
  write(undefined, 0)
  return lines.join('\n')
}

/**
 * Lines as a tree: a line that stands further in lies below the one above it. A path that was there keeps its value, and one
 * name twice at a place counts once.
 */
export function cascadeFromLines(text: string, before: readonly CascadeChoice[]): CascadeChoice[] {
  const pathText = (labels: readonly string[]) => labels.join('\n')
  const known = new Map(
    before.map((choice) => [
      pathText(cascadePath(before, choice.value).map(({ label }) => label)),
      choice.value,
    ]),
  )
  const found = new Map<string, CascadeChoice>()
  let above: { indent: number; labels: string[]; value: string }[] = []
  for (const line of text.split('\n')) {
    const label = line.trim().slice(0, 200)
    if (label === '') continue
    const indent = line.replaceAll('\t', '  ').search(/\S/)
    above = above.filter((one) => one.indent < indent)
    const parent = above.at(-1)
    const labels = [...(parent?.labels ?? []), label]
    const path = pathText(labels)
    const choice = found.get(path) ?? {
      value: known.get(path) ?? newId().slice(-12),
      label,
      ...(parent ? { parent: parent.value } : {}),
    }
    found.set(path, choice)
    above.push({ indent, labels, value: choice.value })
  }
  return [...found.values()]
}
