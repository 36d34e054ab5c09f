import { useSyncExternalStore } from 'react'
import type { ThemeName } from './tokens.ts'

/** What the person chose; `system` follows the operating system. */
export type ThemeChoice = ThemeName | 'system'

const storageKey = 'sluice.theme'
const listeners = new Set<() => void>()
const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

function themeInForce(): ThemeName {
  const choice = readChoice()
  if (choice !== 'system') return choice
  return systemDark().matches ? 'dark' : 'light'
}

function applyTheme(): void {
  const theme = themeInForce()
  document.documentElement.dataset.theme = theme
  document.documentElement.style.colorScheme = theme
}

/** Stores the choice and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  } catch {
    // Storage may be blocked: the choice then lasts for this page only through the attribute below.
  }
  applyTheme()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  const system = systemDark()
  const onSystemChange = () => {
    applyTheme()
    listener()
  }
  listeners.add(listener)
  system.addEventListener('change', onSystemChange)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', onSystemChange)
  }
}

/** The theme in force: `light` or `dark`. */
export function useTheme(): ThemeName {
  return useSyncExternalStore(subscribe, themeInForce)
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, readChoice)
}

applyTheme()
