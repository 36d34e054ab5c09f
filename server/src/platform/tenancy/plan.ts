/** What a workspace has been sold as. */
export const plans = ['FREE', 'BASIC', 'PROFESSIONAL', 'ENTERPRISE', 'CUSTOM'] as const
export type Plan = (typeof plans)[number]
