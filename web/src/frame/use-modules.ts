import { createContext, use, useMemo } from 'react'
import type { ModuleFace } from './module.ts'
import { hasFeature, type Me, useMaybeMe } from './session.ts'

/** The modules of the web. They come from above: the frame knows none of them by name. */
export const ModulesContext = createContext<readonly ModuleFace[]>([])

/** Every module, in the order of commands and settings, without what is switched off in the workspace. */
export function useModules(): readonly ModuleFace[] {
  const modules = use(ModulesContext)
  const me = useMaybeMe()
  return useMemo(() => modules.map((module) => switchedOn(module, me)), [modules, me])
}

function switchedOn(module: ModuleFace, me: Me | null): ModuleFace {
  const isOn = ({ feature }: Pick<NonNullable<ModuleFace['commands']>[number], 'feature'>) =>
    feature === undefined || hasFeature(me, feature)
  return {
    ...module,
    routes: module.routes.filter(isOn),
    ...(module.commands ? { commands: module.commands.filter(isOn) } : {}),
    ...(module.settingsTabs ? { settingsTabs: module.settingsTabs.filter(isOn) } : {}),
  }
}
