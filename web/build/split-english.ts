import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Plugin, parseAst, transformWithOxc } from 'vite'

/** Texts that every first visit loads; all others come with their own page, in both languages. */
const early = ['kit', 'frame', 'inbox', 'record', 'enter', 'notification', 'announcement'].map((folder) =>
  join(import.meta.dirname, '..', 'src', folder, 'texts.ts'),
)
const name = 'virtual:english'

/**
 * Leaves the English texts of the first load out of it: they are one file, which only somebody who reads English loads.
 * While developing nothing is split.
 */
export function splitEnglish(): Plugin {
  let building = false
  return {
    name: 'sluice-split-english',
    configResolved: ({ command }) => {
      building = command === 'build'
    },
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: async (id) => {
      if (id !== `\0${name}`) return
      if (!building) return 'export const english = {}'
      const entries = await Promise.all(
        early.map(async (file) => {
          const { code } = await transformWithOxc(await readFile(file, 'utf8'), file)
          const { english, namespace } = partsOf(code, file)
          return `${JSON.stringify(namespace)}: ${code.slice(...english)}`
        }),
      )
      return `export const english = {${entries.join(',\n')}}`
    },
    transform: (code, id) => {
      if (!building || !early.includes(id)) return
      const [start, end] = partsOf(code, id).english
      return { code: `${code.slice(0, start)}{}${code.slice(end)}`, map: null }
    },
  }
}

interface Parts {
  /** Where the object of English texts begins and ends. */
  english: [start: number, end: number]
  namespace: string
}

type Node = { type: string; start: number; end: number } & Record<string, unknown>

/** @throws Error for a file of another shape than `export const texts = { zh: …, en: … }` and one `defineTexts` */
function partsOf(code: string, file: string): Parts {
  let english: Parts['english'] | undefined
  let namespace: string | undefined
  const visit = (node: Node) => {
    if (node.type === 'VariableDeclarator' && (node.id as Node).name === 'texts') {
      const { properties = [] } = node.init as { properties?: { key: { name: string }; value: Node }[] }
      const found = properties.find(({ key }) => key.name === 'en')
      if (found) english = [found.value.start, found.value.end]
    }
    if (node.type === 'CallExpression' && (node.callee as Node).name === 'defineTexts')
      namespace = (node.arguments as { value: string }[])[0]?.value
    for (const child of Object.values(node).flat())
      if (child && typeof child === 'object' && 'type' in child) visit(child as Node)
  }
  visit(parseAst(code) as unknown as Node)
  if (!english || namespace === undefined) throw new Error(`${file} does not define its texts as expected`)
  return { english, namespace }
}
