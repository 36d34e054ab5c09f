/** A phone number of any country, as the server takes it; blanks around it are left out. */
export const phonePattern = /^\s*\+?\d[\d\s().-]{4,}\s*$/
