// Made by `npm run generate` from the operation registry. Do not edit.
export const routes: Record<string, { method: string; path: string }> = {}
// biome-ignore lint/suspicious/noExplicitAny: replaced by the generator
export type OperationMap = Record<string, { input: any; output: any }>
export type OperationId = keyof OperationMap
