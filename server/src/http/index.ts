export { registerFiles } from './files.ts'
export { buildServer, type HttpParts } from './server.ts'
export { actorOf, applyHints, localeOf, originOf, type SessionSource } from './session.ts'
