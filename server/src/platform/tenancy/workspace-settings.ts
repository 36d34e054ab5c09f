import type { Services } from '../operation/index.ts'
import { currency, firstDayOfWeek, language, logo, themeColour } from './settings.ts'

/** What is set for a workspace, as far as every screen needs it. */
export async function workspaceSettings({ settings, features }: Services, tenantId: string) {
  const reader = { tenantId }
  const [spoken, money, firstDay, colour, picture] = await Promise.all([
    settings.read(language, reader),
    settings.read(currency, reader),
    settings.read(firstDayOfWeek, reader),
    settings.read(themeColour, reader),
    settings.read(logo, reader),
  ])
  return {
    language: spoken,
    currency: money,
    firstDayOfWeek: firstDay,
    colour,
    hasLogo: picture !== '',
    features: await features.on(tenantId),
  }
}
