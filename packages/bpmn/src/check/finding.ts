/** Something wrong with a flow, in words for its author. An error keeps it from being published. */
export type Finding = {
  code: string
  /** Id of the element at fault; the id of the process or file when it has none. */
  elementId: string
  severity: 'error' | 'warning'
  zh: string
  en: string
}
