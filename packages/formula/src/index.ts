import './part/all-parts.ts'

export * from './browser.ts'
