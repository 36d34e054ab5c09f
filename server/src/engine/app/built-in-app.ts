import type { Locale } from '../../kernel/index.ts'
import { workspaceApp } from '../../platform/system-form/index.ts'
import { appBuiltIn } from './errors.ts'

/** How the app that the program brings is called in a language; nothing for other apps. */
export function wordsOfBuiltIn(appId: string, locale: Locale): { name?: string; description?: string } {
  if (appId !== workspaceApp.id) return {}
  return { name: workspaceApp.name[locale], description: workspaceApp.description[locale] }
}

/** Refuses to change what the program brings. @throws appBuiltIn */
export function requireOwnApp(appId: string): void {
  if (appId !== workspaceApp.id) return
  throw appBuiltIn({ name: workspaceApp.name.zh, nameEn: workspaceApp.name.en })
}
