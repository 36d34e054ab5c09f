/** A value of a column with the line it stands on. */
export interface SampleCell {
  line: number
  value: string
}

/** Values kept of each kind of oddity, to show and to retry. */
export const oddLimit = 50

/** Keeps a value while there is room. */
export function keepSample(samples: SampleCell[], line: number, value: string): void {
  if (samples.length < oddLimit) samples.push({ line, value })
}
