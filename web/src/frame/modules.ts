import * as enter from '../enter/routes.tsx'
import * as people from '../people/routes.tsx'
import type { ModuleFace } from './module.ts'
import * as frame from './routes.tsx'

/** Every module of the web, one line each. The order is that of commands and settings. */
export const modules: readonly ModuleFace[] = [
  frame,
  enter,
  people,
  //
]
