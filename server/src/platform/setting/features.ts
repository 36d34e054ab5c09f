import type { FeatureKey } from '@sluice/contract'
import { defineError } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'
import { type Feature, isFeature } from './define-feature.ts'
import type { SettingBook } from './setting-book.ts'

export const featureOff = defineError('feature.off', 403, {
  zh: '“{feature}”功能已关闭，可由管理员在设置中打开。',
  en: '"{featureEnglish}" is switched off; an administrator can switch it on in the settings.',
})

/** What of the product is there for a workspace. */
export interface Features {
  /** The feature that an operation belongs to. */
  of(operationId: string): Feature | undefined
  isOn(key: FeatureKey, tenantId: string): Promise<boolean>
  /** All that are on. */
  on(tenantId: string): Promise<FeatureKey[]>
  /** @throws featureOff when the operation is of one that is off */
  requireFor(operationId: string, tenantId: string): Promise<void>
  /** @throws featureOff */
  require(key: FeatureKey, tenantId: string): Promise<void>
}

/**
 * Opens the switches of features.
 * @throws Error when two features are called the same, or claim the same operations
 */
export function openFeatures(services: Pick<Services, 'settings'>, book: SettingBook): Features {
  const byKey = new Map<FeatureKey, Feature>()
  const byPrefix = new Map<string, Feature>()
  for (const setting of book.values()) {
    if (!isFeature(setting)) continue
    const { key, operations } = setting.feature
    if (byKey.has(key)) throw new Error(`Two features are called ${key}`)
    byKey.set(key, setting)
    for (const prefix of operations) {
      if (byPrefix.has(prefix)) throw new Error(`Two features have the operations ${prefix}`)
      byPrefix.set(prefix, setting)
    }
  }
  const isOn = (feature: Feature, tenantId: string) => services.settings.read(feature, { tenantId })
  const requireOn = async (feature: Feature, tenantId: string) => {
    if (await isOn(feature, tenantId)) return
    throw featureOff({ feature: feature.words.zh, featureEnglish: feature.words.en })
  }
  const of = (operationId: string) => byPrefix.get(operationId) ?? byPrefix.get(operationId.split('.')[0]!)
  return {
    of,
    isOn: async (key, tenantId) => isOn(byKey.get(key)!, tenantId),
    on: async (tenantId) => {
      const found = await Promise.all(
        [...byKey].map(async ([key, feature]) => ((await isOn(feature, tenantId)) ? [key] : [])),
      )
      return found.flat()
    },
    requireFor: async (operationId, tenantId) => {
      const feature = of(operationId)
      if (feature) await requireOn(feature, tenantId)
    },
    require: (key, tenantId) => requireOn(byKey.get(key)!, tenantId),
  }
}
