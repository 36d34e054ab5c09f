/** What was closed on the day of a moment, in the zone of whoever looks. */
export function closedOn<Item extends { closedAt: string | null }>(
  moment: Date,
  items: readonly Item[],
): Item[] {
  const start = new Date(moment)
  start.setHours(0, 0, 0, 0)
  const end = new Date(start)
  end.setDate(end.getDate() + 1)
  return items.filter(({ closedAt }) => {
    const at = closedAt ? new Date(closedAt) : undefined
    return at !== undefined && at >= start && at < end
  })
}
