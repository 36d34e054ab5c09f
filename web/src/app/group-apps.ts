import { foldText } from '@sluice/form'
import type { AppRow } from './model.ts'

export interface AppGroup {
  key: 'favourites' | 'group' | 'rest'
  name: string
  apps: AppRow[]
}

/** Apps whose name, group or description holds the text: favourites first, then by group, those without last. */
export function groupApps(apps: readonly AppRow[], search: string): AppGroup[] {
  const wanted = foldText(search.trim())
  const found = apps.filter((app) =>
    [app.name, app.groupName, app.description].some((words) => foldText(words).includes(wanted)),
  )
  const groups: AppGroup[] = [
    { key: 'favourites', name: '', apps: found.filter(({ favourite }) => favourite) },
  ]
  const others = found.filter(({ favourite }) => !favourite)
  for (const name of new Set(others.map(({ groupName }) => groupName).filter(Boolean))) {
    groups.push({ key: 'group', name, apps: others.filter(({ groupName }) => groupName === name) })
  }
  groups.push({ key: 'rest', name: '', apps: others.filter(({ groupName }) => groupName === '') })
  return groups.filter((group) => group.apps.length > 0)
}
