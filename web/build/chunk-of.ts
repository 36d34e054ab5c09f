import { join } from 'node:path'

/** What rolldown tells of a module. */
interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[]; code: string | null } | null
}

const source = (path: string) => join(import.meta.dirname, '..', 'src', path)

/** Pages as they are first opened, each with what it imports from the start. */
const enter = ['main.tsx', 'enter/enter-page.tsx'].map(source)
const desk = ['frame/frame.tsx', 'inbox/workbench-page.tsx', 'inbox/todo-badge.tsx'].map(source)
const task = ['inbox/instance-view.tsx'].map(source)
const top = ['frame/top-menus.tsx', 'frame/cut-text.tsx', 'notification/notice-bell.tsx'].map(source)
const verbs = ['inbox/more-verbs.tsx'].map(source)

const closures = new WeakMap<readonly string[], Set<string>>()

/** Everything the given modules import, not counting what is loaded on use. */
function closureOf(entries: readonly string[], modules: Modules): Set<string> {
  const known = closures.get(entries)
  if (known) return known
  const seen = new Set<string>()
  const next = [...entries]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const { importedIds = [], code } = modules.getModuleInfo(id) ?? {}
    for (const imported of importedIds) {
      const barrel = barrels.find(({ file }) => imported.endsWith(file))
      if (!barrel) next.push(imported)
      else
        next.push(
          ...namesFrom(barrel.name, code ?? '').map((name) =>
            imported.replace('index.js', barrel.part(name)),
          ),
        )
    }
  }
  closures.set(entries, seen)
  return seen
}

/** Modules that name everything of a library; who imports one of its parts gets that part alone. */
const barrels = [
  { name: 'antd', file: '/antd/es/index.js', part: (name: string) => `${kebab(name)}/index.js` },
  {
    name: '@ant-design/icons',
    file: '/@ant-design/icons/es/index.js',
    part: (name: string) => `icons/${name}.js`,
  },
]

function namesFrom(library: string, code: string): string[] {
  const imports = new RegExp(`import\\s*{([^}]*)}\\s*from\\s*["']${library}["']`, 'g')
  return [...code.matchAll(imports)].flatMap(([, list = '']) =>
    list.split(',').flatMap((one) => one.trim().split(/\s+as\s+/)[0] || []),
  )
}

function kebab(name: string): string {
  return name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}

/**
 * The file a module is built into. A first visit over a slow line waits for every file it asks for, so what is always
 * needed together is one file: what everybody needs, what the workbench shows first, what an
 * open task adds, what the top bar has at its end, and what is done less often with a task.
 * @returns null where the bundler decides
 */
export function chunkOf(id: string, modules: Modules): string | null {
  const ofDesk = closureOf(desk, modules).has(id)
  const ofTask = closureOf(task, modules).has(id)
  const ofTop = closureOf(top, modules).has(id)
  if (closureOf(enter, modules).has(id)) return ofDesk || ofTask ? 'common' : ofTop ? 'menus' : null
  if (ofDesk) return 'desk'
  if (ofTask) return 'task'
  if (ofTop) return 'top'
  return closureOf(verbs, modules).has(id) ? 'verbs' : null
}
