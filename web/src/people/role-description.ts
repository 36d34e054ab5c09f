import type { Language } from '../i18n/language.ts'

/** The description of a role; a built-in one is stored as `Chinese · English` and shown in the language chosen. */
export function roleDescription(role: { builtIn: boolean; description: string }, language: Language): string {
  if (!role.builtIn) return role.description
  const [zh, en] = role.description.split(' · ')
  return (language === 'en' ? en : zh) ?? role.description
}
