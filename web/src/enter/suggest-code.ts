/** A workspace code from its name where the name has Latin letters: "Acme Foods 2" → `acme-foods-2`; else empty. */
export function suggestCode(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 20)
    .replace(/-+$/, '')
}
