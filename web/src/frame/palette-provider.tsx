import { createContext, lazy, type ReactNode, Suspense, use, useMemo, useRef, useState } from 'react'
import { useShortcuts } from '../kit/use-shortcuts.ts'
import type { ModuleCommand } from './module.ts'
import { PageCommandsContext } from './use-page-commands.ts'

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }))

interface PaletteControl {
  open: () => void
}

const ControlContext = createContext<PaletteControl>({ open: () => undefined })

/** Opens the command palette by `Ctrl K` and keeps the commands of the open page. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false)
  const pageCommands = useRef(new Set<readonly ModuleCommand[]>())
  const control = useMemo(() => ({ open: () => setShown(true) }), [])
  const register = useMemo(
    () => (commands: readonly ModuleCommand[]) => {
      pageCommands.current.add(commands)
      return () => {
        pageCommands.current.delete(commands)
      }
    },
    [],
  )
  useShortcuts({ 'mod+k': () => setShown((before) => !before) }, { inDialog: true })
  return (
    <ControlContext value={control}>
      <PageCommandsContext value={register}>{children}</PageCommandsContext>
      <Suspense fallback={null}>
        {shown ? (
          <CommandPalette pageCommands={[...pageCommands.current].flat()} onClose={() => setShown(false)} />
        ) : null}
      </Suspense>
    </ControlContext>
  )
}

/** Opens the command palette from a button. */
export function usePalette(): PaletteControl {
  return use(ControlContext)
}
