export function EnterPage() {
  return null
}
