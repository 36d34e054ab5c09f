/** Where a record opens when only its form is known; leads on to the grid of its app. */
export function recordPath(formId: string, recordId: string): string {
  return `/forms/${formId}/records/${recordId}`
}
