import { lazy } from 'react'

/**
 * Settings with pickers and sorted lists; only the form designer shows them. `lazy` forgets type parameters: where there
 * are some, the type says what the component is.
 */
export const ChoiceEditor = lazy(async () => ({
  default: (await import('./choice-editor.tsx')).ChoiceEditor,
}))
export const SelectSetting = lazy(async () => ({
  default: (await import('./select-setting.tsx')).SelectSetting,
})) as unknown as typeof import('./select-setting.tsx').SelectSetting
export const NumberSetting = lazy(async () => ({
  default: (await import('./number-setting.tsx')).NumberSetting,
}))
export const MovingDefault = lazy(async () => ({
  default: (await import('./moving-default.tsx')).MovingDefault,
})) as unknown as typeof import('./moving-default.tsx').MovingDefault
export const Toggle = lazy(async () => ({ default: (await import('../../kit/toggle.tsx')).Toggle }))
