/** Up to this many choices stand as check boxes. */
export const fewChoices = 5
