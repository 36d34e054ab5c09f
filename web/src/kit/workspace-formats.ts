/** What is set for the workspace and concerns how things are entered. */
export interface WorkspaceFormats {
  currency: string
  firstDayOfWeek: 'monday' | 'sunday'
}

let formats: WorkspaceFormats = { currency: 'CNY', firstDayOfWeek: 'monday' }
const listeners = new Set<() => void>()

export const workspaceFormats = (): WorkspaceFormats => formats

/** Takes over what the session says, and tells who has asked before. */
export function setWorkspaceFormats(next: WorkspaceFormats): void {
  formats = next
  for (const listener of listeners) listener()
}

/** Calls back now and whenever they change. */
export function followWorkspaceFormats(listener: () => void): void {
  listeners.add(listener)
  listener()
}
