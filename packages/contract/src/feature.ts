/** Parts of the product that a workspace, or who runs the installation, can switch off. */
export const featureKeys = ['openApi', 'outbound', 'packages', 'import', 'export'] as const
export type FeatureKey = (typeof featureKeys)[number]
