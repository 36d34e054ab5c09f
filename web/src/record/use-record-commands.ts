import type { ModuleCommand } from '../frame/module.ts'
import { usePageCommands } from '../frame/use-page-commands.ts'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import { type FormDetail, isSearched } from './form-detail.ts'
import type { GridState } from './use-grid-state.ts'

/** Id of the search field, for the `/` key and the command. */
export const searchFieldId = 'record-search'

export function focusSearch(): void {
  document.getElementById(searchFieldId)?.focus()
}

interface RecordCommandOptions {
  form: FormDetail
  path: string
  state: GridState
  /** Absent where no record may be made. */
  onNew: (() => void) | undefined
  onImport: (() => void) | undefined
}

/** What `Ctrl K` and single keys do on the page of a form: `n` new, `/` search. */
export function useRecordCommands({ form, path, state, onNew, onImport }: RecordCommandOptions): void {
  const { name, hasFlow, my } = form
  const commands: (ModuleCommand | false)[] = [
    onNew !== undefined && {
      id: 'record.new',
      title: hasFlow ? { zh: `发起${name}`, en: `Start ${name}` } : { zh: `新建${name}`, en: `New ${name}` },
      keywords: 'create add 添加 提交',
      keys: 'N',
      run: onNew,
    },
    onImport !== undefined && {
      id: 'record.import',
      title: { zh: '从表格导入数据', en: 'Import records from a spreadsheet' },
      keywords: 'excel csv xlsx 导入',
      run: onImport,
    },
    my.read &&
      isSearched(form) && {
        id: 'record.search',
        title: { zh: `搜索“${name}”`, en: `Search in “${name}”` },
        keys: '/',
        run: focusSearch,
      },
    my.delete && {
      id: 'record.bin',
      title: { zh: '打开回收站', en: 'Open the recycle bin' },
      keywords: 'deleted 删除 restore 恢复',
      run: () => state.change({ view: 'bin', record: undefined }, 'push'),
    },
    my.manage && {
      id: 'record.design',
      title: { zh: '设计表单', en: 'Design the form' },
      run: ({ go }) => go(`${path}/design`),
    },
    my.manage && {
      id: 'record.flow',
      title: { zh: '设计流程', en: 'Design the flow' },
      run: ({ go }) => go(`${path}/flow`),
    },
  ]
  usePageCommands(commands.filter((command) => command !== false))
  useShortcuts({ ...(onNew ? { n: onNew } : {}), '/': focusSearch })
}
