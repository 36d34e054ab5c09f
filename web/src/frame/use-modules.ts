import { createContext, use } from 'react'
import type { ModuleFace } from './module.ts'

/** The modules of the web. They come from above: the frame knows none of them by name. */
export const ModulesContext = createContext<readonly ModuleFace[]>([])

/** Every module, in the order of commands and settings. */
export function useModules(): readonly ModuleFace[] {
  return use(ModulesContext)
}
