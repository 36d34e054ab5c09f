export { registerFiles } from './files.ts'
export type { HttpParts } from './http-parts.ts'
export { buildServer } from './server.ts'
export { actorOf, applyHints, localeOf, originOf, type SessionSource } from './session.ts'
