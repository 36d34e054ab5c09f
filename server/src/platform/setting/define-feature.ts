import type { FeatureKey } from '@sluice/contract'
import type { Text } from '../../kernel/index.ts'
import { defineSetting, type Setting, type SettingGroup } from './define-setting.ts'

const features: SettingGroup = { key: 'feature', words: { zh: '功能开关', en: 'Features' } }

export interface FeatureDeclaration {
  key: FeatureKey
  words: Text
  /** What there is no more when it is off. */
  help: Text
  /** Its operations: ids, or first parts of ids. */
  operations: readonly string[]
}

/** A part of the product that can be switched off. */
export interface Feature extends Setting<boolean> {
  readonly feature: Pick<FeatureDeclaration, 'key' | 'operations'>
}

/**
 * Declares a part of the product that can be switched off (P2.6): its operations are then refused, and its screens are not
 * there. It stands in the `settings.ts` of its module. Whoever runs the installation switches it off for all workspaces.
 */
export function defineFeature({ key, words, help, operations }: FeatureDeclaration): Feature {
  const setting = defineSetting({
    key: `feature.${key}`,
    scope: 'tenant',
    group: features,
    words,
    help,
    control: { kind: 'switch' },
    standard: true,
    stricter: 'lower',
  })
  return { ...setting, feature: { key, operations } }
}

/** Recognizes a feature among settings. */
export function isFeature(setting: Setting): setting is Feature {
  return 'feature' in setting
}
