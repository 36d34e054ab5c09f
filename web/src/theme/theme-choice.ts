import { useSyncExternalStore } from 'react'
import type { ThemeName } from './tokens.ts'

/** What the person chose; `system` follows the operating system. */
export type ThemeChoice = ThemeName | 'system'

const storageKey = 'sluice.theme'
const listeners = new Set<() => void>()
const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

/** The account's wish, which holds where the device has none of its own. */
let accountChoice: ThemeChoice = 'system'

function storedChoice(): ThemeChoice | null {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' || stored === 'system' ? stored : null
  } catch {
    return null
  }
}

function readChoice(): ThemeChoice {
  return storedChoice() ?? accountChoice
}

function themeInForce(): ThemeName {
  const choice = readChoice()
  if (choice !== 'system') return choice
  return systemDark().matches ? 'dark' : 'light'
}

/** Puts the theme in force on the page and tells who shows it. */
export function showTheme(): void {
  const theme = themeInForce()
  document.documentElement.dataset.theme = theme
  document.documentElement.style.colorScheme = theme
  for (const listener of listeners) listener()
}

/** True when the theme was chosen on this device. */
export function hasChosenTheme(): boolean {
  return storedChoice() !== null
}

/** Stores the choice and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  accountChoice = choice
  try {
    localStorage.setItem(storageKey, choice)
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  showTheme()
}

/** Shows the account's wish where this device has no choice of its own. */
export function applyThemeChoice(choice: ThemeChoice): void {
  accountChoice = choice
  showTheme()
}

function subscribe(listener: () => void): () => void {
  const system = systemDark()
  listeners.add(listener)
  system.addEventListener('change', showTheme)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) system.removeEventListener('change', showTheme)
  }
}

/** The theme in force: `light` or `dark`. */
export function useTheme(): ThemeName {
  return useSyncExternalStore(subscribe, themeInForce)
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, readChoice)
}
