import type { FeatureKey } from '@sluice/contract'
import type { ComponentType, ReactNode } from 'react'
import type { LocalText } from '../i18n/language.ts'
import type { OutputOf } from '../kit/api.ts'
import type { Me } from './session.ts'

/** The places of the icon rail. */
export const places = ['workbench', 'apps', 'reports', 'people', 'settings'] as const
export type Place = (typeof places)[number]

/** Loads a component when it is needed: `() => import('./people-page.tsx').then((m) => m.PeoplePage)`. */
export type Load<Props = object> = () => Promise<ComponentType<Props>>

/** One page of a module. */
export interface ModuleRoute {
  /** Path in TanStack notation: `/people`, `/apps/$appId/records/$recordId`. Read with `usePathParams`. */
  path: string
  component: Load
  /** Title of the browser tab. */
  title: LocalText
  /** The page a place of the rail opens; one route of the whole product per place. */
  nav?: {
    place: Place
    /** A small component with a count, e.g. of open tasks; loaded after the frame. */
    badge?: Load
  }
  /** Place lit in the rail while this page is open, when its path does not begin with that of the place. */
  under?: Place
  /** Not there when this part of the product is switched off. */
  feature?: FeatureKey
  /** Shown without frame and without login: enter pages, public forms, data walls. */
  bare?: boolean
}

/** What one can do or where one can go by `Ctrl K`. */
export interface ModuleCommand {
  id: string
  title: LocalText
  /** More words that find it. */
  keywords?: string
  icon?: ReactNode
  /** Keys shown beside it; handled by whoever owns the shortcut. */
  keys?: string
  run: (act: CommandAct) => void
  /** Not there when this part of the product is switched off. */
  feature?: FeatureKey
  when?: (me: Me) => boolean
}

export interface CommandAct {
  go: (path: string) => void
  me: Me
}

/** Something that `search.all` found. */
export type FoundItem = OutputOf<'search.all'>['items'][number]
export type FoundKind = FoundItem['kind']

/** How found things of one kind are called and opened. */
export interface FoundPlace {
  title: LocalText
  path: (found: FoundItem) => string
  /** Where the others of the same form are that answer the text too. */
  morePath?: (form: { appId: string; formId: string }, text: string) => string
}

/** A tab of `/settings`. */
export interface SettingsTab {
  key: string
  title: LocalText
  /** One line on what is set here. */
  note?: LocalText
  /** Tabs with the same group stand together. */
  group: 'mine' | 'tenant' | 'operation'
  /** Not there when this part of the product is switched off. */
  feature?: FeatureKey
  component: Load
  when?: (me: Me) => boolean
}

/** What `web/src/<module>/routes.tsx` exports; the frame reads nothing else of a module before it is used. */
export interface ModuleFace {
  routes: readonly ModuleRoute[]
  commands?: readonly ModuleCommand[]
  /** What of the things that `Ctrl K` finds is opened here. */
  found?: Partial<Record<FoundKind, FoundPlace>>
  settingsTabs?: readonly SettingsTab[]
  /** Stands in the top bar before language and theme: the bell of the notices. */
  topBarItem?: Load
}
