import { createContext, use, useEffect, useRef } from 'react'
import type { ModuleCommand } from './module.ts'

export type RegisterCommands = (commands: readonly ModuleCommand[]) => () => void

export const PageCommandsContext = createContext<RegisterCommands>(() => () => undefined)

/**
 * Offers commands by `Ctrl K` while the page is open, before all others: "approve", "new record" …
 * The newest `run` of a command is used, so the list may be made anew with each render.
 */
export function usePageCommands(commands: readonly ModuleCommand[]): void {
  const register = use(PageCommandsContext)
  const latest = useRef(commands)
  latest.current = commands
  const ids = commands.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: registers anew when the set of ids changes
  useEffect(() => {
    const stable = latest.current.map((command) => ({
      ...command,
      run: (act: Parameters<ModuleCommand['run']>[0]) =>
        latest.current.find(({ id }) => id === command.id)?.run(act),
    }))
    return register(stable)
  }, [ids, register])
}
