/** Where a file is read; with `download` it is saved instead of shown. */
export function filePath(fileId: string, download?: 'download'): string {
  return `/api/files/${fileId}${download ? '?download=1' : ''}`
}

/** Pictures a browser can show by themselves. */
export function isPicture(type: string): boolean {
  return /^image\/(png|jpe?g|gif|webp|avif|bmp)$/.test(type)
}

/** The ending of a name as a badge: `PDF`. */
export function endingOf(name: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]
  return (ending ?? '').toUpperCase().slice(0, 4)
}
