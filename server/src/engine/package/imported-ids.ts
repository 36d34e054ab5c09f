/** Ids of a package as they are where it is imported. */
export interface ImportedIds {
  /** Puts the new ids in place of those of the package, wherever they stand in texts. */
  rename<Value>(value: Value): Value
  /** Whether an id (already renamed) is of something the app brings, or of something outside that was chosen for it. */
  isKnown(id: string): boolean
  /** Whether an id (already renamed) is of something the app brings. */
  isOwn(id: string): boolean
}

/** What could not be made as it was: where, and what became of it. */
export interface LeftThing {
  zh: string
  en: string
}
