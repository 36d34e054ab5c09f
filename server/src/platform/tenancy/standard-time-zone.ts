/** Where days begin and end for a workspace that chose nothing. */
export const standardTimeZone = 'Asia/Shanghai'
