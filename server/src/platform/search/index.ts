export { bestHits } from './best-hits.ts'
export { defineFinder, type Finder, type Found, isFinder, type Wanted } from './define-finder.ts'
export type * from './services.ts'
